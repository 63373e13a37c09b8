// The notation of the column `names`, see own_table.hpp.
#include "gazetteer/own_table.hpp"

#include <algorithm>
#include <stdexcept>

namespace waqia::gazetteer {

namespace {

constexpr std::string_view special = "|@:\\";

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos)
            out += '\\';
        out += c;
    }
    return out;
}

/// The text up to the next unescaped one of `stops`, without its escapes; cut off `rest`.
std::string take_until(std::string_view& rest, std::string_view stops) {
    std::string out;
    while (!rest.empty() && stops.find(rest.front()) == std::string_view::npos) {
        if (rest.front() == '\\' && rest.size() > 1)
            rest.remove_prefix(1);
        out += rest.front();
        rest.remove_prefix(1);
    }
    return out;
}

/// Whether a part before ':' is a language; else the colon belongs to the name.
bool is_language(std::string_view text) {
    return name_column("name:" + std::string(text)).has_value();
}

void apply_tag(const std::string& tag, NameRecord& name) {
    constexpr std::string_view side = "side=";
    if (tag == "cue")
        name.needs_cue = true;
    else if (tag.starts_with(side))
        name.side = tag.substr(side.size());
    else if (is_name_kind(tag))
        name.kind = tag;
    else
        throw std::invalid_argument("'@" + tag + "' of the name '" + name.text +
                                    "' is not known; write @official, @rival, @historic, @exonym, "
                                    "@variant, @side=WHO or @cue (\\@ for the sign itself)");
}

} // namespace

std::vector<NameRecord> names_from_cell(std::string_view cell) {
    const auto text = clean_text(cell);
    std::vector<NameRecord> names;
    for (std::string_view rest = text; !rest.empty();) {
        NameRecord name;
        name.text = clean_text(take_until(rest, "|@:"));
        if (rest.starts_with(':')) {
            rest.remove_prefix(1);
            const auto more = take_until(rest, "|@");
            if (name.text.empty() || is_language(name.text))
                name.lang = std::exchange(name.text, more);
            else
                name.text += ':' + more;
        }
        name.text = clean_text(name.text);
        while (rest.starts_with('@')) {
            rest.remove_prefix(1);
            apply_tag(clean_text(take_until(rest, "|@")), name);
        }
        if (!rest.empty())
            rest.remove_prefix(1); // the bar
        if (!name.text.empty())
            names.push_back(std::move(name));
    }
    return names;
}

std::string cell_of_names(const std::vector<NameRecord>& names) {
    std::string cell;
    for (const auto& name : names) {
        if (!cell.empty())
            cell += '|';
        if (!name.lang.empty())
            cell.append(name.lang).append(":");
        cell += escaped(name.text);
        if (name.kind != "variant")
            cell.append("@").append(name.kind);
        if (!name.side.empty())
            cell.append("@side=").append(escaped(name.side));
        if (name.needs_cue)
            cell += "@cue";
    }
    return cell;
}

} // namespace waqia::gazetteer
