#pragma once

#include <cstddef>
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
    {'v', "v", 100, "V"},
    {'w', "w v", 70, "V-"},
    {'t', "t", 100, "T"},
    {'d', "d", 90, "T"},
    {'s', "s", 100, "S"},
    {'z', "z", 100, "S"},
    {'c', "c", 100, "S"},     // ts
    {'D', "D c15", 100, "S"}, // dz
    {'S', "S", 100, "J"},     // sh
    {'Z', "Z", 100, "J"},     // zh
    {'C', "C", 100, "J"},     // ch
    {'J', "J", 100, "J"},     // j
    {'k', "k", 100, "K"},
    {'g', "g", 100, "K"},
    {'q', "q g5 k10", 100, "K"},
    {'G', "G", 90, "K"},   // gh
    {'x', "x", 100, "K-"}, // kh
    {'h', "h", 45, "-"},
    {'y', "y i", 25, "-"},
    {'a', "a", 20, "-"},
    {'A', "A", 10, "-"}, // Azerbaijani schwa
    {'e', "e", 20, "-"},
    {'i', "i", 30, "-"},
    {'I', "I", 15, "-"}, // dotless i, Russian yery, Armenian yt
    {'o', "o", 20, "-"},
    {'u', "u", 20, "-"},
    {'O', "O", 20, "-"},
    {'U', "U", 20, "-"},
    // Letters of the Arabic press.
    {'0', "p b", 100, "B"},                        // beh, for p too
    {'1', "f v", 100, "V"},                        // feh, for v too
    {'2', "u o U5 O5 w v5", 20, "-V"},             // waw
    {'3', "i e10 y I5 A20", 35, "-"},              // yeh
    {'4', "a A10 e20 o30", 30, "-"},               // alef
    {'5', "J g10 Z C5 G10 S25", 100, "JK"},        // jeem
    {'6', "G g q5 k25", 95, "K"},                  // ghain
    {'7', "q g10 k10 G10", 100, "K"},              // qaf
    {'8', "k g5 q10 C25", 100, "KJ"},              // kaf
    {'9', "x h15", 95, "K-"},                      // khah
    {'#', "h x15", 50, "-K"},                      // hah, heh
    {'$', "S C20 Z25", 100, "J"},                  // sheen
    {'%', "s c20", 100, "S"},                      // seen, sad
    {'&', "z Z15 D15 c25 s30", 100, "SJ"},         // zain
    {'*', "C S15 J20", 100, "J"},                  // teh with sheen
    {'+', "a A5 e10 h10", 20, "-"},                // heh at the end, teh marbuta
    {'\'', "'", 35, "-"},                          // ain, hamza
    {'=', "l", 20, "L-"},                          // the article
    {'!', "a A e5 i10 I5 o10 U5 O5 u10", 30, "-"}, // alef with hamza at the beginning
    {'"', "a A e i I", 5, "-"},    // alef that carries a vowel or a cluster: "إيـ", "إسـ"
    {'~', "d z10", 100, "TS"},     // dad
    {'?', "t s15 d25", 100, "TS"}, // theh
    {'@', "d z15", 100, "TS"},     // thal
    // Letters of Latin spellings of unknown orthography.
    {'(', "s c10 J10 C10", 100, "SJ"}, // c before e, i
    {')', "k J15 C20 c30", 100, "KJ"}, // c
    {'<', "C S10 k25 x25", 100, "JK"}, // ch
    {'>', "x k25", 100, "KS"},         // x
    {':', "J Z5 y15", 100, "J-"},      // j
    {';', "g h15", 95, "K-"},          // Russian g, which stands for h too
    {'[', "x h10", 85, "K-"},          // Russian kh, which stands for h too
    {'^', "i I u U", 20, "-"},         // the vowel of -lu, -li at the end of a name
    {'`', "y i", 5, "-"},              // softness: Russian ya, yu, Arabic yeh with waw
    {']', "a A5 y20", 20, "-"},        // Russian ya after a consonant
};

inline constexpr std::size_t symbols = 128;

/// The place of a symbol in a table; of any other byte, some place in it.
constexpr std::size_t index_of(char symbol) {
    return static_cast<unsigned char>(symbol) % symbols;
}

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
    {"bp", 25}, {"fv", 15}, {"vw", 10}, {"fp", 45}, {"bv", 50}, {"td", 25}, {"sz", 30}, {"cs", 25},
    {"cz", 40}, {"Dz", 20}, {"Dc", 15}, {"Ds", 45}, {"Dd", 60}, {"ct", 55}, {"cC", 40}, {"SC", 30},
    {"SZ", 40}, {"Ss", 45}, {"ZJ", 20}, {"Zz", 35}, {"CJ", 30}, {"Jg", 60}, {"Jd", 60}, {"Ct", 60},
    {"JD", 50}, {"kg", 25}, {"kq", 10}, {"gq", 10}, {"Gg", 15}, {"Gq", 20}, {"Gk", 40}, {"Gx", 20},
    {"xk", 35}, {"xq", 35}, {"xg", 55}, {"xh", 20}, {"Gh", 55}, {"kh", 75}, {"gh", 50}, {"lr", 65},
    {"mn", 50}, {"ln", 70}, {"Gy", 60}, {"gy", 40}, {"Gv", 70}, {"Jy", 50}, {"aA", 5},  {"ae", 15},
    {"Ae", 5},  {"ei", 5},  {"Ai", 20}, {"iI", 5},  {"eI", 10}, {"aI", 20}, {"AI", 20}, {"ai", 30},
    {"ou", 5},  {"oO", 5},  {"oU", 10}, {"uO", 10}, {"uU", 5},  {"OU", 5},  {"ao", 30}, {"au", 35},
    {"Ao", 20}, {"Au", 30}, {"Oe", 15}, {"Ui", 15}, {"UI", 15}, {"uI", 20}, {"ui", 25}, {"eO", 20},
    {"Oi", 20}, {"oI", 25}, {"eo", 30}, {"eU", 25}, {"eu", 30}, {"yi", 5},  {"ye", 15}, {"yI", 10},
    {"wu", 5},  {"wo", 10}, {"wU", 10}, {"wO", 10}, {"vu", 25}, {"'a", 20}, {"'A", 5},  {"'e", 15},
    {"'i", 15}, {"'h", 30}, {"'y", 20}, {"'I", 15}, {"vo", 25}, {"'G", 60}, {"'o", 20}, {"'u", 20},
};

inline constexpr int unlike_consonants = 100; ///< two consonants without kinship
inline constexpr int unlike_vowels = 35;      ///< two vowels without kinship
inline constexpr int never = 200;             ///< a consonant and a vowel
inline constexpr int edge = 20;               ///< extra for a vowel left out at either end
inline constexpr int doubled = 15;            ///< a letter written twice where the other has one

/// Taken from the weight of two names before their cost is measured by it, so that a short name
/// must be matched more closely than a long one; and the least that is left.
inline constexpr int evidence = 80;
inline constexpr int least_weight = 50;

} // namespace waqia::gazetteer::phonetic
