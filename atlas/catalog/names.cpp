#include <algorithm>
#include <iterator>

#include "catalog/document.h"

namespace atlas::catalog {
namespace {

struct KindName {
  std::string_view kind;
  const char *zh, *en, *ru, *ky;
};

constexpr KindName kind_names[] = {
    {"agricultural-centre", "农业技术推广中心", "agricultural extension centre", "центр агротехники", "агротехника борбору"},
    {"agricultural-park", "农业园区", "agricultural park", "агропарк", "агропарк"},
    {"air-route", "航线", "air route", "авиалиния", "аба каттамы"},
    {"airport", "机场", "airport", "аэропорт", "аэропорт"},
    {"autonomous-region", "自治区", "autonomous region", "автономный район", "автономиялуу район"},
    {"border", "国界", "state border", "государственная граница", "мамлекеттик чек ара"},
    {"city", "城市", "city", "город", "шаар"},
    {"corps-city", "兵团城市", "city of the Corps", "город Корпуса", "Корпустун шаары"},
    {"crossing", "口岸", "border crossing", "пункт пропуска", "өткөрүү пункту"},
    {"district", "区", "district", "район", "район"},
    {"economic-zone", "经济区", "economic zone", "экономическая зона", "экономикалык зона"},
    {"gas-pipeline", "天然气管道", "gas pipeline", "газопровод", "газ түтүгү"},
    {"hospital", "医院", "hospital", "больница", "оорукана"},
    {"oblast", "州", "oblast", "область", "облус"},
    {"port", "港口", "port", "порт", "порт"},
    {"power-line", "输电线路", "power line", "линия электропередачи", "электр чубалгысы"},
    {"power-plant", "热电厂", "power plant", "ТЭЦ", "ЖЭБ"},
    {"railway", "铁路", "railway", "железная дорога", "темир жол"},
    {"road", "公路", "road", "автодорога", "автожол"},
    {"school", "学校", "school", "школа", "мектеп"},
    {"street-network", "市政路网", "street network", "уличная сеть", "көчөлөр тармагы"},
    {"tourist-route", "旅游线路", "tourist route", "туристический маршрут", "туристтик каттам"},
    {"transport-route", "运输线路", "transport route", "транспортный маршрут", "транспорт каттамы"},
};

}  // namespace

const std::string& Names::in(Language language) const {
  const std::string& wanted = by_language[static_cast<std::size_t>(language)];
  if (!wanted.empty()) return wanted;
  const std::string& english = by_language[static_cast<std::size_t>(Language::en)];
  if (!english.empty()) return english;
  for (const std::string& name : by_language)
    if (!name.empty()) return name;
  return english;
}

Text kind_name(std::string_view kind) {
  const auto found = std::find_if(std::begin(kind_names), std::end(kind_names),
                                  [&](const KindName& name) { return name.kind == kind; });
  if (found != std::end(kind_names)) return {found->zh, found->en, found->ru, found->ky};
  return {std::string(kind), std::string(kind)};
}

std::vector<std::string_view> kinds() {
  std::vector<std::string_view> all;
  for (const KindName& name : kind_names) all.push_back(name.kind);
  return all;
}

// IATI codelist ActivityStatus, version 2.03, put for works rather than for aid.
Text status_name(int code) {
  switch (code) {
    case 1: return {"筹划中", "in preparation", "готовится", "даярдалууда"};
    case 2: return {"建设中", "under way", "ведутся работы", "иштер жүрүүдө"};
    case 3: return {"已完工", "works done", "работы завершены", "иштер бүткөн"};
    case 4: return {"使用中", "in use", "действует", "иштеп жатат"};
    case 5: return {"已取消", "cancelled", "отменено", "жокко чыгарылган"};
    case 6: return {"已暂停", "suspended", "приостановлено", "токтотулган"};
    default: return {"状态不明", "status unknown", "состояние неизвестно", "абалы белгисиз"};
  }
}

// IATI codelist GeographicalPrecision, version 2.03.
Text precision_name(int code) {
  switch (code) {
    case 1: return {"确切位置", "exact location"};
    case 2: return {"接近确切（25公里以内）", "near exact (within 25 km)"};
    case 3: return {"二级行政区", "second-order division"};
    case 4: return {"一级行政区", "first-order division"};
    case 5: return {"沿线或区域内估计", "estimated along a line or area"};
    case 6: return {"国家", "country"};
    default: return {"精度不明", "precision unknown"};
  }
}

const char* strength_code(Strength strength) {
  switch (strength) {
    case Strength::named: return "named";
    case Strength::clazz: return "class";
    case Strength::context: break;
  }
  return "context";
}

Text strength_name(Strength strength) {
  switch (strength) {
    case Strength::named: return {"点名", "names it"};
    case Strength::clazz: return {"只提类别", "names its kind"};
    case Strength::context: break;
  }
  return {"背景", "context"};
}

}  // namespace atlas::catalog
