#include "geo/footprint.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <vector>

namespace waqia::geo {
namespace {

constexpr std::array<std::pair<AreaRef::Layer, std::string_view>, 3> layers{{
    {AreaRef::Layer::country, "country"},
    {AreaRef::Layer::region, "region"},
    {AreaRef::Layer::historical, "historical"},
}};

constexpr std::string_view hex_digits = "0123456789ABCDEF";

bool stands_for_itself(char c) {
    return c > ' ' && c <= '~' && c != '%';
}

// One word of printable ASCII.
std::string escaped(std::string_view text) {
    std::string word;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (stands_for_itself(c))
            word += c;
        else
            word.append({'%', hex_digits[byte / 16], hex_digits[byte % 16]});
    }
    return word;
}

class Writer {
public:
    std::string operator()(std::monostate) { return "none"; }

    std::string operator()(const Circle& circle) {
        return words("circle").add(circle.centre).add(circle.radius).m_text;
    }

    std::string operator()(const Sector& sector) {
        return words("sector")
            .add(sector.apex)
            .add(sector.azimuth)
            .add(sector.half_angle)
            .add(sector.inner)
            .add(sector.outer)
            .m_text;
    }

    std::string operator()(const Stretch& stretch) {
        words("stretch").add(stretch.half_width);
        for (LonLat vertex : stretch.line)
            add(vertex);
        return m_text;
    }

    std::string operator()(const AreaRef& area) {
        const auto layer = std::find_if(layers.begin(), layers.end(), [&area](const auto& entry) {
            return entry.first == area.layer;
        });
        return words("area").add(layer->second).add(escaped(area.id)).m_text;
    }

    std::string operator()(const LineRef& line) {
        words("line").add(escaped(line.id)).add(line.reach).add(line.half_width);
        if (line.about)
            add(*line.about);
        return m_text;
    }

private:
    Writer& words(std::string_view first) {
        m_text = first;
        return *this;
    }
    Writer& add(std::string_view word) {
        m_text.append(" ").append(word);
        return *this;
    }
    Writer& add(double number) {
        std::array<char, 32> digits;
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
        return add(std::string_view(digits.data(), end));
    }
    Writer& add(Metres distance) { return add(distance.value); }
    Writer& add(LonLat position) { return add(position.lon()).add(position.lat()); }

    std::string m_text;
};

// Reads the words of a footprint one by one; every failure is the same std::invalid_argument, made
// by footprint_from_text.
class Reader {
public:
    explicit Reader(std::string_view text) : m_rest(text) {}

    bool at_end() const { return m_rest.empty(); }

    std::string_view word() {
        const std::size_t end = std::min(m_rest.find(' '), m_rest.size());
        const std::string_view first = m_rest.substr(0, end);
        m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
        return first;
    }

    double number() {
        const std::string_view digits = word();
        double value = 0.0;
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value);
        require(error == std::errc() && end == digits.data() + digits.size() &&
                std::isfinite(value));
        return value;
    }

    Metres distance() {
        const Metres metres{number()};
        require(metres.value >= 0.0);
        return metres;
    }

    LonLat position() {
        const double lon = number();
        return LonLat::from_degrees(lon, number());
    }

    // An escape that is cut short or no number is found out where the text is written again.
    std::string unescaped() {
        const std::string_view escaped_word = word();
        std::string text;
        for (std::size_t i = 0; i < escaped_word.size(); ++i) {
            if (escaped_word[i] != '%') {
                text += escaped_word[i];
                continue;
            }
            unsigned char byte = 0;
            const std::string_view digits = escaped_word.substr(i + 1, 2);
            std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
            text += static_cast<char>(byte);
            i += digits.size();
        }
        return text;
    }

    static void require(bool condition) {
        if (!condition)
            throw std::invalid_argument("");
    }

private:
    std::string_view m_rest;
};

Circle read_circle(Reader& reader) {
    const LonLat centre = reader.position();
    return {centre, reader.distance()};
}

Sector read_sector(Reader& reader) {
    Sector sector{reader.position(), 0.0, 0.0, {}, {}};
    sector.azimuth = reader.number();
    sector.half_angle = reader.number();
    sector.inner = reader.distance();
    sector.outer = reader.distance();
    Reader::require(sector.half_angle > 0.0 && sector.half_angle <= 180.0);
    Reader::require(sector.inner < sector.outer);
    return sector;
}

Stretch read_stretch(Reader& reader) {
    Stretch stretch{{}, reader.distance()};
    while (!reader.at_end())
        stretch.line.push_back(reader.position());
    Reader::require(stretch.line.size() >= 2);
    return stretch;
}

AreaRef read_area(Reader& reader) {
    const std::string_view name = reader.word();
    const auto layer = std::find_if(layers.begin(), layers.end(),
                                    [name](const auto& entry) { return entry.second == name; });
    Reader::require(layer != layers.end());
    return {layer->first, reader.unescaped()};
}

LineRef read_line(Reader& reader) {
    LineRef line{reader.unescaped(), std::nullopt, {}, {}};
    line.reach = reader.distance();
    line.half_width = reader.distance();
    if (!reader.at_end())
        line.about = reader.position();
    return line;
}

Footprint read(Reader& reader) {
    const std::string_view shape = reader.word();
    if (shape == "circle")
        return read_circle(reader);
    if (shape == "sector")
        return read_sector(reader);
    if (shape == "stretch")
        return read_stretch(reader);
    if (shape == "area")
        return read_area(reader);
    if (shape == "line")
        return read_line(reader);
    Reader::require(shape == "none");
    return std::monostate();
}

} // namespace

std::string to_text(const Footprint& footprint) {
    return std::visit(Writer(), footprint);
}

Footprint footprint_from_text(std::string_view text) {
    try {
        Reader reader(text);
        Footprint footprint = read(reader);
        // Holds for all that a lenient reader lets pass: spaces, digits, words too many.
        Reader::require(to_text(footprint) == text);
        return footprint;
    } catch (const std::invalid_argument&) {
        throw std::invalid_argument("'" + std::string(text) +
                                    "' is not a footprint; write it with the same version");
    }
}

} // namespace waqia::geo
