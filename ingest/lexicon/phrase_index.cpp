#include "ingest/lexicon/phrase_index.hpp"

#include "gazetteer/index_file.hpp"

#include <cassert>
#include <cstring>

namespace waqia::ingest {

using gazetteer::hash_word;

namespace {

std::uint32_t tag_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> 32);
}

std::uint64_t hash_edge(std::uint64_t key) {
    key *= 0x9E3779B97F4A7C15ull;
    return key ^ (key >> 32);
}

std::uint64_t edge_key(std::uint32_t node, std::uint32_t form) {
    return (static_cast<std::uint64_t>(node) << 32) | form;
}

} // namespace

PhraseIndex::PhraseIndex() : m_spans(1), m_form_table(1 << 12), m_edges(1 << 12), m_building(1) {}

PhraseIndex::Form PhraseIndex::form(std::string_view word) const {
    return form(word, hash_word(word));
}

PhraseIndex::Form PhraseIndex::form(std::string_view word, std::uint64_t hash) const {
    const std::size_t mask = m_form_table.size() - 1;
    for (std::size_t i = hash & mask; m_form_table[i].form != 0; i = (i + 1) & mask) {
        if (m_form_table[i].tag != tag_of(hash))
            continue;
        const auto [start, size] = m_spans[m_form_table[i].form];
        if (size == word.size() && std::memcmp(m_words.data() + start, word.data(), size) == 0)
            return m_form_table[i].form;
    }
    return 0;
}

PhraseIndex::Form PhraseIndex::intern(const std::string& word) {
    if (const Form known = form(word))
        return known;
    auto insert = [](std::vector<FormSlot>& table, Form form, std::uint64_t hash) {
        std::size_t i = hash & (table.size() - 1);
        while (table[i].form != 0)
            i = (i + 1) & (table.size() - 1);
        table[i] = {form, tag_of(hash)};
    };
    if (m_spans.size() * 2 > m_form_table.size()) {
        std::vector<FormSlot> grown(m_form_table.size() * 2);
        for (Form f = 1; f < m_spans.size(); ++f)
            insert(
                grown, f,
                hash_word(std::string_view(m_words).substr(m_spans[f].first, m_spans[f].second)));
        m_form_table = std::move(grown);
    }
    const auto fresh = static_cast<Form>(m_spans.size());
    m_spans.emplace_back(static_cast<std::uint32_t>(m_words.size()),
                         static_cast<std::uint32_t>(word.size()));
    m_words += word;
    insert(m_form_table, fresh, hash_word(word));
    return fresh;
}

PhraseIndex::Node PhraseIndex::next(Node node, Form word) const {
    if (word == 0)
        return 0;
    const std::uint64_t key = edge_key(node, word);
    const std::size_t mask = m_edges.size() - 1;
    for (std::size_t i = hash_edge(key) & mask; m_edges[i].value != 0; i = (i + 1) & mask)
        if (m_edges[i].key == key)
            return m_edges[i].value;
    return 0;
}

PhraseIndex::Node PhraseIndex::child(Node node, Form word) {
    if (const Node known = next(node, word))
        return known;
    auto insert = [](std::vector<Slot>& table, Slot slot) {
        std::size_t i = hash_edge(slot.key) & (table.size() - 1);
        while (table[i].value != 0)
            i = (i + 1) & (table.size() - 1);
        table[i] = slot;
    };
    if ((m_edge_count + 1) * 2 > m_edges.size()) {
        std::vector<Slot> grown(m_edges.size() * 2);
        for (const Slot& slot : m_edges)
            if (slot.value != 0)
                insert(grown, slot);
        m_edges = std::move(grown);
    }
    const auto fresh = static_cast<Node>(m_building.size());
    m_building.emplace_back();
    insert(m_edges, {edge_key(node, word), fresh});
    ++m_edge_count;
    return fresh;
}

bool PhraseIndex::add(std::span<const std::string> words, Entry entry) {
    assert(m_entry_start.empty() && "the index is frozen");
    if (words.empty())
        return false;
    Node node = 0;
    for (const auto& word : words)
        node = child(node, intern(word));
    for (const Entry& known : m_building[node])
        if (known.kind == entry.kind)
            return known.payload == entry.payload;
    m_building[node].push_back(entry);
    return true;
}

void PhraseIndex::freeze() {
    m_entry_start.reserve(m_building.size() + 1);
    for (const auto& list : m_building) {
        m_entry_start.push_back(static_cast<std::uint32_t>(m_entries.size()));
        m_entries.insert(m_entries.end(), list.begin(), list.end());
    }
    m_entry_start.push_back(static_cast<std::uint32_t>(m_entries.size()));
    m_building.clear();
    m_building.shrink_to_fit();
}

std::span<const Entry> PhraseIndex::entries(Node node) const {
    return {m_entries.data() + m_entry_start[node], m_entries.data() + m_entry_start[node + 1]};
}

} // namespace waqia::ingest
