#include "layout/words.h"

#include <algorithm>
#include <array>

namespace atlas::layout {
namespace {

struct Entry {
  Word word;
  std::array<const char*, 4> text;  // zh, en, ru, ky
};

constexpr Entry entries[] = {
    {Word::legend, {"图例", "Legend", "Условные обозначения", "Шарттуу белгилер"}},
    {Word::status, {"状态", "Status", "Состояние", "Абалы"}},
    {Word::sources, {"依据条款", "Sources: document and clause", "Источники: документ и пункт", "Булактар: документ жана пункт"}},
    {Word::locator, {"位置", "Location", "Расположение", "Жайгашкан жери"}},
    {Word::strength_note,
     {"● 点名　◐ 仅指类别　○ 背景", "● named  ◐ by kind only  ○ context", "● назван  ◐ только вид  ○ контекст",
      "● аталган  ◐ түрү гана  ○ контекст"}},
    {Word::no_status_implied,
     {"边界按数据来源绘制，不代表对任何地区地位的立场。", "Boundaries as drawn by their source; no position on any status is implied.",
      "Границы показаны по источнику данных и не выражают позиции о статусе территорий.",
      "Чек аралар маалымат булагы боюнча көрсөтүлгөн, аймактардын статусу тууралуу позицияны билдирбейт."}},
    {Word::projection, {"投影", "Projection", "Проекция", "Проекция"}},
    {Word::scale, {"比例尺约", "Scale about", "Масштаб около", "Масштабы болжол менен"}},
    {Word::clause, {"条", "clause", "пункт", "пункт"}},
    {Word::and_more, {"另有", "and more:", "и ещё:", "дагы:"}},
    {Word::more_sources, {"其余条款见所附图层数据", "further clauses: in the exported layer", "остальные пункты — в слое данных",
                          "калган пункттар — маалымат катмарында"}},
    {Word::overview_title,
     {"中吉毗邻地区：2015—2023 年文件中的地点与线路", "China–Kyrgyzstan adjoining regions: what the documents of 2015–2023 name",
      "Сопредельные районы Китая и Кыргызстана: что названо в документах 2015–2023 годов",
      "Кытай менен Кыргызстандын чектеш аймактары: 2015–2023-жылдардагы документтерде аталгандар"}},
    {Word::overview_subtitle,
     {"每条线路均注明出处；虚线为近似位置", "Every line is tied to its clause; dashed where the position is approximate",
      "Каждая линия привязана к пункту документа; пунктир — положение приблизительное",
      "Ар бир сызык документтин пунктуна байланган; пунктир — болжолдуу жайгашуу"}},
    {Word::approximate, {"近似位置", "approximate position", "приблизительное положение", "болжолдуу жайгашуу"}},
    {Word::uncertainty, {"误差约", "within about", "с точностью около", "тактыгы болжол менен"}},
    {Word::made_with, {"天山图集制图", "Tianshan Atlas", "Атлас Тянь-Шаня", "Тянь-Шань атласы"}},
    {Word::data_licences,
     {"数据：Natural Earth；© OpenStreetMap 贡献者（ODbL）；GeoNames（CC BY 4.0）；GSHHG（LGPL）；NASA SRTM30",
      "Data: Natural Earth; © OpenStreetMap contributors (ODbL); GeoNames (CC BY 4.0); GSHHG (LGPL); NASA SRTM30",
      "Данные: Natural Earth; © участники OpenStreetMap (ODbL); GeoNames (CC BY 4.0); GSHHG (LGPL); NASA SRTM30",
      "Маалымат: Natural Earth; © OpenStreetMap катышуучулары (ODbL); GeoNames (CC BY 4.0); GSHHG (LGPL); NASA SRTM30"}},
    {Word::kilometres, {"公里", "km", "км", "км"}},
    {Word::metres, {"米", "m", "м", "м"}},
};

}  // namespace

std::string word(Word which, catalog::Language language) {
  const auto* entry = std::find_if(std::begin(entries), std::end(entries), [&](const Entry& e) { return e.word == which; });
  return entry->text[static_cast<std::size_t>(language)];
}

catalog::Language language_of(const std::string& code) {
  const auto& codes = catalog::language_codes;
  const auto at = std::find(codes.begin(), codes.end(), code);
  return at == codes.end() ? catalog::Language::en : static_cast<catalog::Language>(at - codes.begin());
}

}  // namespace atlas::layout
