#include "gazetteer/phonetic.hpp"

#include "gazetteer/phonetic_costs.hpp"
#include "gazetteer/phonetic_reading.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <utility>

namespace waqia::gazetteer {

namespace {

using namespace phonetic;

// ---- Comparing.

/// The sounds of one form, with what it costs to leave each out.
struct Line {
    std::array<std::uint8_t, max_sounds> sound;
    std::array<std::uint8_t, max_sounds> drop;
    std::size_t size;
    int weight = 0;

    explicit Line(std::string_view text) : size(std::min(text.size(), max_sounds)) {
        for (std::size_t i = 0; i < size; ++i) {
            const auto c = index_of(text[i]);
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
    const double weight =
        std::max<double>(least_weight, 0.5 * (a.weight + b.weight + extra) - evidence);
    const int most = static_cast<int>((1.0 - at_least) * weight) + 2;
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

// ---- Keys.

/// The classes of consonants; a key is the numbers of at most eight of them, four bits each.
constexpr std::string_view key_classes = "BVMNLRTSJK";
constexpr std::size_t key_length = 8;
constexpr char no_class = '-';

/// A set of keys that takes no more than it has room for.
class Keys {
public:
    explicit Keys(std::size_t most) : m_most(most) {}

    /// Adds the key of a skeleton, equal neighbours taken as one; none for one without consonants
    /// unless `bare`.
    void add(std::string_view skeleton, bool bare = false) {
        std::uint32_t key = 0;
        std::size_t length = 0;
        char before = no_class;
        for (const char c : skeleton) {
            if (c == no_class || c == before)
                continue;
            before = c;
            if (length++ == key_length)
                break;
            key = key << 4 | static_cast<std::uint32_t>(key_classes.find(c) + 1);
        }
        if ((length > 0 || bare) && m_keys.size() < m_most &&
            std::find(m_keys.begin(), m_keys.end(), key) == m_keys.end())
            m_keys.push_back(key);
    }
    void allow(std::size_t most) { m_most = most; }
    std::vector<std::uint32_t> take() { return std::move(m_keys); }

private:
    std::vector<std::uint32_t> m_keys;
    std::size_t m_most;
};

/// Another class for the letter at a place of the skeleton.
struct Otherwise {
    std::size_t at;
    char what;
};

struct KeyOptions {
    bool two_otherwise; ///< also with two letters read otherwise
    int shortest_cut;   ///< consonants from which on one may be left out
};

constexpr KeyOptions listed{false, 4}, sought{true, 4};

/// Adds the keys of one form: of the likeliest skeleton, then of those with letters read otherwise,
/// then of those with one consonant left out (as in the symmetric deletion of Bocek 2007).
void add_keys(std::string_view sounds, KeyOptions options, Keys& keys) {
    std::string skeleton;
    std::vector<Otherwise> others;
    for (const char c : sounds) {
        const auto classes = costs.classes[index_of(c)];
        if (classes.empty() || skeleton.size() == 2 * key_length)
            continue;
        for (const char what : classes.substr(1))
            others.push_back({skeleton.size(), what});
        if (classes != "-")
            skeleton += classes.front();
    }
    keys.add(skeleton, !sounds.empty());
    auto changed = skeleton;
    for (const auto& other : others) {
        changed[other.at] = other.what;
        keys.add(changed);
        changed = skeleton;
    }
    for (std::size_t i = 0; options.two_otherwise && i < others.size(); ++i)
        for (std::size_t j = i + 1; j < others.size(); ++j) {
            changed[others[i].at] = others[i].what;
            changed[others[j].at] = others[j].what;
            keys.add(changed);
            changed = skeleton;
        }
    const auto silent = std::count(skeleton.begin(), skeleton.end(), no_class);
    if (static_cast<int>(skeleton.size()) - static_cast<int>(silent) < options.shortest_cut)
        return;
    for (std::size_t i = 0; i < skeleton.size(); ++i) {
        changed[i] = no_class;
        keys.add(changed);
        changed[i] = skeleton[i];
    }
}

/// The keys of both forms, half of the room for the one without the words of a meaning.
std::vector<std::uint32_t> keys_of(std::string_view bytes, KeyOptions options, std::size_t most) {
    const Form form = form_of(bytes);
    Keys keys(most / 2);
    if (!form.rest.empty())
        add_keys(form.rest, options, keys);
    keys.allow(most);
    add_keys(form.all, options, keys);
    return keys.take();
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
    return keys_of(m_bytes, listed, 8);
}

std::vector<std::uint32_t> Sounds::query_keys() const {
    return keys_of(m_bytes, sought, 64);
}

} // namespace waqia::gazetteer
