#include "output/score.hpp"

#include "geo/geodesic.hpp"

#include <algorithm>
#include <set>

namespace waqia::output {

namespace {

constexpr double border_reach_m = 40'000.0;
constexpr int least_prec_of_border = 4; // UCDP GED's: a line, a region or wider
constexpr int prec_of_country = 6;
constexpr std::string_view any = "*";

bool holds(const std::vector<std::string>& alternatives, std::string_view value) {
    return std::any_of(alternatives.begin(), alternatives.end(),
                       [&](const auto& a) { return a == any || a == value; });
}

/// Which slots of a prediction and a row agree.
struct Slots {
    std::array<bool, slot_count> agree{};

    bool operator[](Slot slot) const { return agree[static_cast<std::size_t>(slot)]; }
    std::size_t count() const {
        return static_cast<std::size_t>(std::count(agree.begin(), agree.end(), true));
    }
    bool all() const { return count() == slot_count; }
    bool all_but_place() const {
        return (*this)[Slot::sub_event] && (*this)[Slot::date] && (*this)[Slot::claimant];
    }
};

std::string where_of(const Prediction& p) {
    if (!p.point)
        return "no place";
    return (p.place.empty() ? "a place without name" : p.place) + ", precision " +
           std::to_string(p.where_prec);
}

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& part : parts)
        out.append(out.empty() ? "" : "|").append(part);
    return out;
}

/// The first words of a sentence, cut between characters.
std::string beginning(std::string_view sentence) {
    constexpr std::size_t most = 120; // bytes
    std::size_t size = std::min(sentence.size(), most);
    while (size > 0 && size < sentence.size() &&
           (static_cast<unsigned char>(sentence[size]) & 0xC0) == 0x80)
        --size;
    return std::string(sentence.substr(0, size));
}

class Scorer {
public:
    Scorer(const GoldPlaces& places, const DistanceToBorder& to_border)
        : m_places(places), m_to_border(to_border) {}

    /// Compares the predictions and the rows of one article.
    void article(const std::string& file, const std::vector<const Prediction*>& predictions,
                 const std::vector<const GoldRow*>& rows) {
        std::set<const GoldRow*> found;
        std::set<std::string> seen;
        for (const Prediction* p : predictions)
            prediction(file, *p, rows, seen, found);
        for (const GoldRow* row : rows)
            if (row->required)
                required(*row, predictions, found.contains(row));
    }

    Score take() { return std::move(m_score); }

private:
    bool place_agrees(const Prediction& p, const GoldRow& row) const {
        return std::any_of(row.where.begin(), row.where.end(), [&](const auto& where) {
            if (where == any || (where == "none" && (!p.point || p.where_prec == 0 ||
                                                     p.where_prec == prec_of_country)))
                return true;
            if (!p.point)
                return false;
            if (where == "border")
                return p.where_prec >= least_prec_of_border &&
                       m_to_border(*p.point).value <= border_reach_m;
            if (where == "AM" || where == "AZ")
                return p.where_prec == prec_of_country && p.country == where;
            const auto place = m_places.find(where);
            return place != m_places.end() &&
                   m_geodesic.distance(*p.point, place->second.point) <= place->second.radius;
        });
    }

    /// Within a year a prediction that spans two months must end in time, or "in autumn" would be
    /// right for any day of it; a row that spans years takes whatever touches it.
    static bool date_agrees(const Prediction& p, const GoldRow& row) {
        if (row.date_from.empty())
            return true;
        if (p.date_start.empty())
            return false;
        const bool years = row.date_from.substr(0, 4) != row.date_to.substr(0, 4);
        if (!years && p.date_start.substr(0, 7) != p.date_end.substr(0, 7) &&
            p.date_end > row.date_to)
            return false;
        return p.date_start <= row.date_to && p.date_end >= row.date_from;
    }

    Slots slots(const Prediction& p, const GoldRow& row) const {
        return {{holds(row.sub_events, p.sub_event), place_agrees(p, row), date_agrees(p, row),
                 holds(row.sides, p.side)}};
    }

    void prediction(const std::string& file, const Prediction& p,
                    const std::vector<const GoldRow*>& rows, std::set<std::string>& seen,
                    std::set<const GoldRow*>& found) {
        Slots best;
        bool right = false;
        const bool repeated = !seen.insert(signature(p)).second;
        for (const GoldRow* row : rows) {
            const Slots s = slots(p, *row);
            if (s.count() > best.count())
                best = s;
            if (s.all() && !repeated) {
                right = true;
                found.insert(row);
            }
        }
        ++m_score.strict.precision.all;
        m_score.strict.precision.right += right;
        for (std::size_t i = 0; i < slot_count; ++i) {
            ++m_score.slots[i].precision.all;
            m_score.slots[i].precision.right += best.agree[i];
        }
        if (!right)
            m_score.mistakes.push_back(file + (repeated ? " said again: " : " wrong: ") +
                                       p.sub_event + " | " + where_of(p) + " | " +
                                       (p.date_start.empty() ? "no date" : p.date_start) +
                                       (p.date_end == p.date_start ? "" : ".." + p.date_end) +
                                       " | " + p.side + " | " + beginning(p.sentence));
    }

    static std::string signature(const Prediction& p) {
        std::string out = p.sub_event + '\n' + p.date_start + '\n' + p.date_end + '\n' + p.side;
        if (p.point)
            out += '\n' + std::to_string(p.point->lon()) + '\n' + std::to_string(p.point->lat());
        for (const auto& figure : p.figures)
            out += '\n' + figure;
        return out;
    }

    void required(const GoldRow& row, const std::vector<const Prediction*>& predictions,
                  bool found) {
        Slots best;
        std::optional<geo::Metres> error;
        std::array<bool, 3> figures{};
        bool elsewhere = false;
        for (const Prediction* p : predictions) {
            const Slots s = slots(*p, row);
            if (s.count() > best.count())
                best = s;
            if (s.all())
                for (std::size_t i = 0; i < figures.size(); ++i)
                    figures[i] = figures[i] || p->figures[i] == row.figures[i];
            if (!s.all_but_place())
                continue;
            elsewhere = true;
            if (const auto distance = distance_to(*p, row);
                distance && (!error || *distance < *error))
                error = distance;
        }
        ++m_score.strict.recall.all;
        m_score.strict.recall.right += found;
        for (std::size_t i = 0; i < slot_count; ++i) {
            ++m_score.slots[i].recall.all;
            m_score.slots[i].recall.right += best.agree[i];
        }
        for (std::size_t i = 0; i < figures.size(); ++i)
            if (!row.figures[i].empty()) {
                ++m_score.figures.all;
                m_score.figures.right += figures[i];
            }
        if (elsewhere && names_place(row))
            place_error(error);
        if (!found)
            missed(row, best);
    }

    void place_error(std::optional<geo::Metres> error) {
        for (auto [share, metres] : {std::pair(&m_score.within_5_km, 5000.0),
                                     std::pair(&m_score.within_25_km, 25'000.0)}) {
            ++share->all;
            share->right += error && error->value <= metres;
        }
    }

    /// Whether all alternatives are places with a position.
    bool names_place(const GoldRow& row) const {
        return !row.where.empty() &&
               std::all_of(row.where.begin(), row.where.end(),
                           [&](const auto& where) { return m_places.contains(where); });
    }

    /// From the prediction's point to the nearest of the row's places.
    std::optional<geo::Metres> distance_to(const Prediction& p, const GoldRow& row) const {
        std::optional<geo::Metres> least;
        for (const auto& where : row.where)
            if (const auto place = m_places.find(where); place != m_places.end() && p.point) {
                const auto distance = m_geodesic.distance(*p.point, place->second.point);
                if (!least || distance < *least)
                    least = distance;
            }
        return least;
    }

    void missed(const GoldRow& row, const Slots& best) {
        std::string lacks;
        for (std::size_t i = 0; i < slot_count; ++i)
            if (!best.agree[i])
                lacks.append(lacks.empty() ? "" : ", ").append(slot_name(static_cast<Slot>(i)));
        m_score.mistakes.push_back(row.file + " missed " + row.id + ": " + joined(row.sub_events) +
                                   " | " + joined(row.where) + " | " + row.date_from + " | " +
                                   joined(row.sides) + " | the nearest lacks " +
                                   (lacks.empty() ? "nothing" : lacks) + " | " + row.evidence);
    }

    const GoldPlaces& m_places;
    const DistanceToBorder& m_to_border;
    geo::Geodesic m_geodesic;
    Score m_score;
};

} // namespace

double Agreement::f1() const {
    const double p = precision.value(), r = recall.value();
    return p + r > 0.0 ? 2.0 * p * r / (p + r) : 0.0;
}

std::string_view slot_name(Slot slot) {
    constexpr std::array<std::string_view, slot_count> names = {"sub-event", "place", "date",
                                                                "claimant"};
    return names[static_cast<std::size_t>(slot)];
}

Score score(const std::vector<Prediction>& predictions, const std::vector<GoldRow>& gold,
            const GoldPlaces& places, const DistanceToBorder& to_border) {
    std::map<std::string, std::vector<const GoldRow*>> rows;
    for (const auto& row : gold)
        rows[row.file].push_back(&row);
    std::map<std::string, std::vector<const Prediction*>> told;
    for (const auto& p : predictions) {
        const std::string_view path = p.source_file;
        const auto name = path.substr(path.rfind('/') + 1);
        const auto article = std::find_if(rows.begin(), rows.end(), [&](const auto& entry) {
            return name.starts_with(entry.first);
        });
        if (article != rows.end())
            told[article->first].push_back(&p);
    }
    Scorer scorer(places, to_border);
    for (const auto& [file, of_file] : rows)
        scorer.article(file, told[file], of_file);
    return scorer.take();
}

} // namespace waqia::output
