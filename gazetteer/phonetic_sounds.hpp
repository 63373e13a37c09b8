#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// The sounds that letters stand for, and what it costs to take one for another. Costs are
/// hundredths: 100 is a wrong consonant. Read by phonetic.cpp alone.
namespace waqia::gazetteer::phonetic {

/// What one letter may stand for. `readings`: sounds (letters of `kinship` below), each with what
/// it costs to read the letter so, nothing meaning 0. `drop`: the cost of its absence from the
/// other spelling. `classes`: under which classes of keys it is filed, the likeliest first; '-':
/// under none.
struct SoundRow {
    char symbol;
    std::string_view readings;
    int drop;
    std::string_view classes;
};

/// Lower-case symbols and the capitals C S Z J D G are the sounds themselves; the others are
/// letters that the press uses for several sounds. Sources: the practice of the Arabic press for
/// foreign sounds (and so the reverse of ALA-LC and BGN/PCGN for Arabic), BGN/PCGN for Armenian,
/// Azerbaijani and Russian.
inline constexpr SoundRow sound_rows[] = {
    // Sounds.
    {'p', "p", 100, "B"},
    {'b', "b", 100, "B"},
    {'m', "m", 100, "M"},
    {'n', "n", 100, "N"},
    {'l', "l", 100, "L"},
    {'r', "r", 100, "R"},
    {'f', "f", 100, "V"},
    {'v', "v", 90, "V"},
    {'w', "w v", 70, "V-"},
    {'t', "t", 100, "T"},
    {'d', "d", 100, "T"},
    {'s', "s", 100, "S"},
    {'z', "z", 100, "S"},
    {'c', "c", 100, "S"},     // ts
    {'D', "D c10", 100, "S"}, // dz
    {'S', "S", 100, "J"},     // sh
    {'Z', "Z", 100, "J"},     // zh
    {'C', "C", 100, "J"},     // ch
    {'J', "J", 100, "J"},     // j
    {'k', "k", 100, "K"},
    {'g', "g", 100, "K"},
    {'q', "q g k5", 100, "K"},
    {'G', "G", 90, "K"},   // gh
    {'x', "x", 100, "K-"}, // kh
    {'h', "h", 45, "-"},
    {'y', "y i5", 25, "-"},
    {'a', "a", 20, "-"},
    {'A', "A", 20, "-"}, // Azerbaijani schwa
    {'e', "e", 20, "-"},
    {'i', "i", 20, "-"},
    {'I', "I", 15, "-"}, // dotless i, Russian yery, Armenian yt
    {'o', "o", 20, "-"},
    {'u', "u", 20, "-"},
    {'O', "O", 20, "-"},
    {'U', "U", 20, "-"},
    // Letters of the Arabic press.
    {'0', "p b", 100, "B"},                 // beh, for p too
    {'1', "f v", 100, "V"},                 // feh, for v too
    {'2', "u o U O w v10", 35, "-V"},       // waw
    {'3', "i e y I5 A15", 35, "-"},         // yeh
    {'4', "a A e15 o25", 30, "-"},          // alef
    {'5', "J g Z C10 G10 S25", 100, "JK"},  // jeem
    {'6', "G g q5 k25", 95, "K"},           // ghain
    {'7', "q g k G10", 100, "K"},           // qaf
    {'8', "k g q5 C25", 100, "KJ"},         // kaf
    {'9', "x h15", 95, "K-"},               // khah
    {'#', "h x15", 50, "-K"},               // hah, heh
    {'$', "S C10 Z25", 100, "J"},           // sheen
    {'%', "s c15", 100, "S"},               // seen, sad
    {'&', "z Z15 D15 c25 s25", 100, "SJ"},  // zain
    {'*', "C S15 J20", 100, "J"},           // teh with sheen
    {'+', "a A e5 h15", 20, "-"},           // heh at the end, teh marbuta
    {'\'', "'", 25, "-"},                   // ain, hamza
    {'=', "l", 25, "L-"},                   // the article
    {'!', "a A e i I o U5 O5 u5", 30, "-"}, // alef with hamza at the beginning
    {'"', "a A e i I", 5, "-"},    // alef that carries a vowel or a cluster: "إيـ", "إسـ"
    {'~', "d z15", 100, "TS"},     // dad
    {'?', "t s15 d25", 100, "TS"}, // theh
    {'@', "d z10", 100, "TS"},     // thal
    // Letters of Latin spellings of unknown orthography.
    {'(', "s c10 J10 C10", 100, "SJ"}, // c before e, i
    {')', "k J10 C20 c30", 100, "KJ"}, // c
    {'<', "C S10 k25 x25", 100, "JK"}, // ch
    {'>', "x k25", 100, "KS"},         // x
    {':', "J Z5 y15", 100, "J-"},      // j
    {';', "g h25", 95, "K-"},          // Russian g, which stands for h too
    {'[', "x h10", 85, "K-"},          // Russian kh, which stands for h too
    {']', "a A y20", 20, "-"},         // Russian ya after a consonant
};

/// Whether a sound of `readings` is a vowel, or the glottal stop, which comes and goes like one.
constexpr bool is_vowel(char sound) {
    return std::string_view("aAeiIoOuU'").find(sound) != std::string_view::npos;
}

/// Two sounds and the cost of one heard as the other; the cheaper way of several counts.
struct Kinship {
    std::string_view sounds;
    int cost;
};

/// After the groups of Editex (Zobel and Dart, Phonetic string matching, SIGIR 1996), graded:
/// voiced and voiceless, stop and affricate, the back consonants, the vowels.
inline constexpr Kinship kinship[] = {
    {"bp", 25}, {"fv", 15}, {"vw", 10}, {"fp", 45}, {"bv", 50}, {"td", 30}, {"sz", 35}, {"cs", 25},
    {"cz", 40}, {"Dz", 20}, {"Dc", 15}, {"Ds", 45}, {"Dd", 60}, {"ct", 55}, {"cC", 40}, {"SC", 30},
    {"SZ", 40}, {"Ss", 45}, {"ZJ", 20}, {"Zz", 35}, {"CJ", 30}, {"Jg", 60}, {"Jd", 60}, {"Ct", 60},
    {"JD", 50}, {"kg", 25}, {"kq", 10}, {"gq", 10}, {"Gg", 15}, {"Gq", 20}, {"Gk", 40}, {"Gx", 30},
    {"xk", 40}, {"xq", 35}, {"xg", 55}, {"xh", 25}, {"Gh", 55}, {"kh", 75}, {"gh", 50}, {"lr", 65},
    {"mn", 50}, {"ln", 70}, {"Gy", 60}, {"gy", 60}, {"Gv", 70}, {"Jy", 50}, {"aA", 5},  {"ae", 15},
    {"Ae", 5},  {"ei", 10}, {"Ai", 20}, {"iI", 5},  {"eI", 10}, {"aI", 20}, {"AI", 20}, {"ai", 30},
    {"ou", 5},  {"oO", 5},  {"oU", 10}, {"uO", 10}, {"uU", 5},  {"OU", 5},  {"ao", 20}, {"au", 30},
    {"Ao", 25}, {"Au", 30}, {"Oe", 15}, {"Ui", 12}, {"UI", 15}, {"uI", 20}, {"ui", 25}, {"eO", 15},
    {"Oi", 20}, {"oI", 25}, {"eo", 30}, {"eU", 25}, {"eu", 30}, {"yi", 5},  {"ye", 15}, {"yI", 10},
    {"wu", 5},  {"wo", 10}, {"wU", 10}, {"wO", 10}, {"vu", 25}, {"'a", 10}, {"'A", 10}, {"'e", 10},
    {"'i", 15}, {"'h", 25}, {"'y", 20}, {"'I", 15}, {"vo", 25}, {"'G", 60}, {"'o", 15}, {"'u", 15},
};

inline constexpr int unlike_consonants = 100; ///< two consonants without kinship
inline constexpr int unlike_vowels = 40;      ///< two vowels without kinship
inline constexpr int never = 200;             ///< a consonant and a vowel
inline constexpr int edge = 20;               ///< extra for a vowel left out at either end
inline constexpr int doubled = 8;             ///< a letter written twice where the other has one

} // namespace waqia::gazetteer::phonetic
