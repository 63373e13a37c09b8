#include "gazetteer/phonetic.hpp"

#include "gazetteer/phonetic_reading.hpp"
#include "gazetteer/phonetic_sounds.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>

namespace waqia::gazetteer {

namespace {

using namespace phonetic;

constexpr std::size_t symbols = 128;

struct Reading {
    char sound = 0;
    int cost = 0;
};

struct Readings {
    Reading list[10] = {};
    std::size_t size = 0;
};

constexpr Readings readings_of(std::string_view text) {
    Readings out;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == ' ') {
            ++i;
            continue;
        }
        Reading reading{text[i++], 0};
        while (i < text.size() && text[i] >= '0' && text[i] <= '9')
            reading.cost = reading.cost * 10 + (text[i++] - '0');
        out.list[out.size++] = reading;
    }
    return out;
}

struct Costs {
    std::array<std::array<std::uint8_t, symbols>, symbols> replace{};
    std::array<std::uint8_t, symbols> drop{};
    std::array<bool, symbols> vowel{};
    std::array<std::string_view, symbols> classes{};
};

constexpr std::string_view all_sounds = "pbmnlrfvwtdszcDSZCJkgqGxhyaAeiIoOuU'";

/// What it costs to hear one sound as another.
struct Kin {
    int cost[symbols][symbols] = {};
};

constexpr Kin make_kin() {
    Kin kin;
    for (const char a : all_sounds)
        for (const char b : all_sounds)
            kin.cost[static_cast<int>(a)][static_cast<int>(b)] = a == b ? 0
                                                                 : is_vowel(a) != is_vowel(b)
                                                                     ? never
                                                                 : is_vowel(a) ? unlike_vowels
                                                                               : unlike_consonants;
    for (const auto& row : kinship) {
        const int a = row.sounds[0], b = row.sounds[1];
        kin.cost[a][b] = kin.cost[b][a] = row.cost;
    }
    return kin;
}

/// What the cheapest readings of two letters as one sound, or as kindred sounds, cost.
constexpr int replacement(const Readings& a, const Readings& b, const Kin& kin) {
    int best = never;
    for (std::size_t i = 0; i < a.size; ++i)
        for (std::size_t j = 0; j < b.size; ++j)
            best = std::min(
                best,
                a.list[i].cost + b.list[j].cost +
                    kin.cost[static_cast<int>(a.list[i].sound)][static_cast<int>(b.list[j].sound)]);
    return best;
}

constexpr Costs make_costs() {
    constexpr auto rows = std::size(sound_rows);
    const Kin kin = make_kin();
    Readings readings[rows] = {};
    for (std::size_t a = 0; a < rows; ++a)
        readings[a] = readings_of(sound_rows[a].readings);
    Costs costs;
    for (std::size_t a = 0; a < rows; ++a) {
        const auto at = static_cast<std::size_t>(sound_rows[a].symbol);
        costs.drop[at] = static_cast<std::uint8_t>(sound_rows[a].drop);
        costs.vowel[at] = is_vowel(sound_rows[a].readings.front());
        costs.classes[at] = sound_rows[a].classes;
        for (std::size_t b = 0; b < a; ++b) {
            const auto cost = static_cast<std::uint8_t>(replacement(readings[a], readings[b], kin));
            const auto other = static_cast<std::size_t>(sound_rows[b].symbol);
            costs.replace[at][other] = costs.replace[other][at] = cost;
        }
    }
    return costs;
}

constexpr Costs costs = make_costs();

// ---- Comparing.

/// The sounds of one form, with what it costs to leave each out.
struct Line {
    std::array<std::uint8_t, max_sounds> sound;
    std::array<std::uint8_t, max_sounds> drop;
    std::size_t size;
    int weight = 0;

    explicit Line(std::string_view text) : size(std::min(text.size(), max_sounds)) {
        for (std::size_t i = 0; i < size; ++i) {
            const auto c = static_cast<std::uint8_t>(text[i]) % symbols;
            int cost = costs.drop[c];
            if (i > 0 && sound[i - 1] == c)
                cost = std::min(cost, doubled);
            else if (costs.vowel[c] && (i == 0 || i + 1 == size))
                cost += edge;
            sound[i] = static_cast<std::uint8_t>(c);
            drop[i] = static_cast<std::uint8_t>(cost);
            weight += cost;
        }
    }
};

/// The cost of the cheapest alignment; `limit` or more if it is not below that.
int distance(const Line& a, const Line& b, int limit) {
    std::array<int, max_sounds + 1> row;
    row[0] = 0;
    for (std::size_t j = 0; j < b.size; ++j)
        row[j + 1] = row[j] + b.drop[j];
    for (std::size_t i = 0; i < a.size; ++i) {
        const auto& replace = costs.replace[a.sound[i]];
        const int drop = a.drop[i];
        int diagonal = row[0];
        int left = row[0] += drop;
        int least = left;
        for (std::size_t j = 0; j < b.size; ++j) {
            const int replaced = diagonal + replace[b.sound[j]];
            diagonal = row[j + 1];
            left = std::min({replaced, diagonal + drop, left + b.drop[j]});
            row[j + 1] = left;
            least = std::min(least, left);
        }
        if (least >= limit)
            return limit;
    }
    return row[b.size];
}

/// The likeness of two forms whose words of a meaning differ by `extra`; 0 if below `at_least`.
double likeness_of(const Line& a, std::string_view other, int extra, double at_least) {
    if (a.size == 0 || other.empty())
        return 0.0;
    const Line b(other);
    const double weight = 0.5 * (a.weight + b.weight + extra);
    if (weight <= 0.0)
        return 0.0;
    const int most = static_cast<int>((1.0 - at_least) * weight) + 1;
    if (std::abs(a.weight - b.weight) > 2 * most || extra > most)
        return 0.0;
    const double likeness = 1.0 - (distance(a, b, most - extra) + extra) / weight;
    return likeness < at_least ? 0.0 : std::max(0.0, likeness);
}

int meanings_apart(std::string_view a, std::string_view b) {
    int cost = 0;
    for (const char meaning : a)
        cost += b.find(meaning) == std::string_view::npos ? meaning_cost(meaning) : 0;
    for (const char meaning : b)
        cost += a.find(meaning) == std::string_view::npos ? meaning_cost(meaning) : 0;
    return cost;
}

// ---- keys

constexpr std::string_view key_classes = "BVMNLRTSJK";

void add_key(std::string_view skeleton, std::vector<std::uint32_t>& keys, std::size_t most) {
    std::uint32_t key = 0;
    char before = 0;
    int length = 0;
    for (const char c : skeleton) {
        if (c == '-' || c == before)
            continue;
        before = c;
        if (length++ == 8)
            break;
        key = key << 4 | static_cast<std::uint32_t>(key_classes.find(c) + 1);
    }
    if (key != 0 && keys.size() < most && std::find(keys.begin(), keys.end(), key) == keys.end())
        keys.push_back(key);
}

/// Adds the keys of one form: the likeliest skeleton, then those with one and with two letters read
/// otherwise, then those with one class left out.
void add_keys(std::string_view sounds, std::vector<std::uint32_t>& keys, std::size_t most, bool two,
              std::size_t shortest_cut) {
    const auto& t = costs;
    std::string skeleton;
    std::vector<std::pair<std::size_t, char>> other;
    for (const char c : sounds) {
        const auto classes = t.classes[static_cast<std::size_t>(c)];
        for (std::size_t k = 1; k < classes.size(); ++k)
            other.emplace_back(skeleton.size(), classes[k]);
        if (classes[0] != '-' || classes.size() > 1)
            skeleton += classes[0];
    }
    add_key(skeleton, keys, most);
    auto changed = skeleton;
    for (const auto& [at, c] : other) {
        changed[at] = c;
        add_key(changed, keys, most);
        changed[at] = skeleton[at];
    }
    if (two)
        for (std::size_t i = 0; i < other.size(); ++i)
            for (std::size_t j = i + 1; j < other.size(); ++j) {
                changed[other[i].first] = other[i].second;
                changed[other[j].first] = other[j].second;
                add_key(changed, keys, most);
                changed = skeleton;
            }
    const auto solid = static_cast<std::size_t>(
        std::count_if(skeleton.begin(), skeleton.end(), [](char c) { return c != '-'; }));
    if (solid >= shortest_cut)
        for (std::size_t i = 0; i < skeleton.size(); ++i) {
            if (changed[i] == '-')
                continue;
            changed[i] = '-';
            add_key(changed, keys, most);
            changed[i] = skeleton[i];
        }
}

} // namespace

Sounds::Sounds(std::string_view name) : m_bytes(read_name(name)) {}

Sounds Sounds::from_bytes(std::string_view bytes) {
    Sounds sounds;
    sounds.m_bytes = bytes.substr(0, 255);
    return sounds;
}

double Sounds::likeness(std::string_view other, double at_least) const {
    const Form a = form_of(m_bytes), b = form_of(other);
    double best = likeness_of(Line(a.all), b.all, 0, at_least);
    if (!a.rest.empty() || !b.rest.empty())
        best = std::max(best, likeness_of(Line(a.rest.empty() ? a.all : a.rest),
                                          b.rest.empty() ? b.all : b.rest,
                                          meanings_apart(a.meanings, b.meanings), at_least));
    return best;
}

std::vector<std::uint32_t> Sounds::keys() const {
    std::vector<std::uint32_t> keys;
    const Form form = form_of(m_bytes);
    if (!form.rest.empty())
        add_keys(form.rest, keys, 4, false, 5);
    add_keys(form.all, keys, 8, false, 4);
    return keys;
}

std::vector<std::uint32_t> Sounds::query_keys() const {
    std::vector<std::uint32_t> keys;
    const Form form = form_of(m_bytes);
    if (!form.rest.empty())
        add_keys(form.rest, keys, 32, true, 4);
    add_keys(form.all, keys, 64, true, 4);
    return keys;
}

} // namespace waqia::gazetteer
