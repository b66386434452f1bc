#include "catalog/search.h"

#include <algorithm>

#include "catalog/fold.h"

namespace atlas::catalog {
namespace {

// A folded text, and the same without its spaces, so that "issykkul" finds "Issyk-Kul".
struct Haystack {
  std::string spaced, joined;

  explicit Haystack(std::string_view text) : spaced(fold(text)), joined(spaced) { std::erase(joined, ' '); }
};

struct Query {
  std::vector<std::string> words;
  std::string joined;  // all words without spaces
};

// From 1 (in the middle of a word) to 4 (the whole text); 0 where the word does not occur.
double word_score(const Haystack& text, const std::string& word) {
  if (text.spaced == word) return 4;
  std::size_t at = text.spaced.find(word);
  if (at == 0) return 3;
  for (; at != std::string::npos; at = text.spaced.find(word, at + 1))
    if (text.spaced[at - 1] == ' ') return 2;
  return text.joined.find(word) != std::string::npos ? 1 : 0;
}

// The mean of the words' scores, each by the text that has it best; 0 unless every word occurs somewhere. The whole
// query as one text counts double: "kara kulja" is first Kara-Kulja, then what has both words apart.
double score(const std::vector<Haystack>& texts, const Query& query) {
  double total = 0, whole = 0;
  for (const std::string& word : query.words) {
    double best = 0;
    for (const Haystack& text : texts) best = std::max(best, word_score(text, word));
    if (best == 0) return 0;
    total += best;
  }
  for (const Haystack& text : texts)
    whole = std::max(whole, text.joined == query.joined ? 8.0 : text.joined.starts_with(query.joined) ? 4.0 : 0.0);
  return total / static_cast<double>(query.words.size()) + whole;
}

double score_of(const Feature& feature, const Query& query) {
  std::vector<Haystack> texts{Haystack(feature.id)};
  for (const std::string& name : feature.names.by_language) texts.emplace_back(name);
  if (const double by_name = score(texts, query); by_name > 0) return by_name;
  // By what it is: "口岸", "power line". Weaker than any name.
  const Text kind = kind_name(feature.kind);
  texts.emplace_back(kind.zh), texts.emplace_back(kind.en);
  return score(texts, query) / 8;
}

double score_of(const Clause& clause, const Query& query) {
  const double by_number = score({Haystack(clause.id), Haystack(clause.number)}, query);
  const double by_gist = score({Haystack(clause.id), Haystack(clause.gist.zh), Haystack(clause.gist.en),
                                Haystack(clause.note.zh), Haystack(clause.note.en)},
                               query);
  return std::max(by_number, by_gist / 4);
}

std::vector<Hit> hits_of(const Catalog& catalog, std::string_view words) {
  Query query{fold_query(words), {}};
  for (const std::string& word : query.words) query.joined += word;
  std::vector<Hit> hits;
  if (query.words.empty()) return hits;
  for (const Feature& feature : catalog.features())
    if (const double value = score_of(feature, query); value > 0) hits.push_back({&feature, nullptr, value});
  for (const Document& document : catalog.documents())
    for (const Clause& clause : document.clauses)
      if (const double value = score_of(clause, query); value > 0) hits.push_back({nullptr, &clause, value});
  std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.score > b.score; });
  return hits;
}

}  // namespace

std::vector<Hit> search(const Catalog& catalog, std::string_view words, std::size_t most) {
  std::vector<Hit> hits = hits_of(catalog, words);
  // The atlas is written in simplified characters; a query in traditional ones is put into them.
  if (hits.empty())
    if (const std::string simplified = simplified_chinese(words); simplified != words) hits = hits_of(catalog, simplified);
  if (hits.size() > most) hits.resize(most);
  return hits;
}

}  // namespace atlas::catalog
