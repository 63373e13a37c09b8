#pragma once

#include "gazetteer/phonetic_sounds.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

/// The rows of phonetic_sounds.hpp as one table by symbol, made at compile time. Read by
/// phonetic.cpp alone.
namespace waqia::gazetteer::phonetic {

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

inline constexpr std::string_view all_sounds = "pbmnlrfvwtdszcDSZCJkgqGxhyaAeiIoOuU'";

/// What it costs to hear one sound as another.
struct Kin {
    int cost[symbols][symbols] = {};
};

constexpr Kin make_kin() {
    Kin kin;
    for (const char a : all_sounds)
        for (const char b : all_sounds)
            kin.cost[index_of(a)][index_of(b)] = a == b                       ? 0
                                                 : is_vowel(a) != is_vowel(b) ? never
                                                 : is_vowel(a)                ? unlike_vowels
                                                                              : unlike_consonants;
    for (const auto& row : kinship) {
        const auto a = index_of(row.sounds[0]), b = index_of(row.sounds[1]);
        kin.cost[a][b] = kin.cost[b][a] = row.cost;
    }
    return kin;
}

/// What the cheapest readings of two letters as one sound, or as kindred sounds, cost.
constexpr int replacement(const Readings& a, const Readings& b, const Kin& kin) {
    int best = never;
    for (std::size_t i = 0; i < a.size; ++i)
        for (std::size_t j = 0; j < b.size; ++j)
            best =
                std::min(best, a.list[i].cost + b.list[j].cost +
                                   kin.cost[index_of(a.list[i].sound)][index_of(b.list[j].sound)]);
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
        const auto at = index_of(sound_rows[a].symbol);
        costs.drop[at] = static_cast<std::uint8_t>(sound_rows[a].drop);
        costs.vowel[at] = is_vowel(sound_rows[a].readings.front());
        costs.classes[at] = sound_rows[a].classes;
        for (std::size_t b = 0; b < a; ++b) {
            const auto cost = static_cast<std::uint8_t>(replacement(readings[a], readings[b], kin));
            const auto other = index_of(sound_rows[b].symbol);
            costs.replace[at][other] = costs.replace[other][at] = cost;
        }
    }
    return costs;
}

inline constexpr Costs costs = make_costs();

} // namespace waqia::gazetteer::phonetic
