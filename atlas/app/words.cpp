#include "app/words.h"

#include <array>

namespace atlas::app {
namespace {

struct Row {
  Word which;
  const char *zh, *en;
};

constexpr Row rows[] = {
    {Word::application, "天山地图集", "Tianshan Atlas"},
    {Word::documents, "文件", "Documents"},
    {Word::layers, "图层", "Layers"},
    {Word::search, "搜索", "Search"},
    {Word::views, "视图", "Views"},
    {Word::map, "地图", "Map"},
    {Word::share, "输出", "Share"},
    {Word::help, "帮助", "Help"},
    {Word::search_hint, "搜索地点和条款", "Search places and clauses"},
    {Word::clear, "取消选择", "Clear the selection"},
    {Word::zoom_in, "放大", "Zoom in"},
    {Word::zoom_out, "缩小", "Zoom out"},
    {Word::move_map, "移动地图", "Move the map"},
    {Word::overview, "总览", "Overview"},
    {Word::show_selection, "定位所选", "Go to what is selected"},
    {Word::map_language, "地图语言", "Language of the map"},
    {Word::interface_language, "界面语言", "Language of the panels"},
    {Word::light_dark, "浅色／深色", "Light or dark"},
    {Word::fold_left, "左侧栏", "Left panel"},
    {Word::fold_right, "右侧栏", "Right panel"},
    {Word::briefing_picture, "简报图片", "Briefing picture"},
    {Word::export_geojson, "导出 GeoJSON", "Export GeoJSON"},
    {Word::copy_view, "复制视图链接", "Copy the view as text"},
    {Word::paste_view, "粘贴视图链接", "Go to a copied view"},
    {Word::keys, "快捷键", "Keys"},
    {Word::quit, "退出", "Quit"},
    {Word::about_zoom, "滚轮缩放，拖动平移，双击放大", "Wheel zooms, drag moves, double click zooms in"},
    {Word::light, "浅色", "Light"},
    {Word::dark, "深色", "Dark"},
    {Word::style, "样式", "Style"},
    {Word::your_files, "您的文件", "Your files"},
    {Word::drop_hint, "把文件拖到窗口即可打开为图层", "Drop a file on the window to open it as a layer"},
    {Word::atlas_layers, "地图集图层", "Layers of the atlas"},
    {Word::no_file_yet, "尚未打开文件", "No file is open yet"},
    {Word::close, "关闭", "Close"},
    {Word::search_empty, "可用中文、英文、俄文或吉尔吉斯文查找地点和条款，例如：伊塞克湖、Torugart、Ысык-Көл、4.2",
     "Find places and clauses in Chinese, English, Russian or Kyrgyz: 伊塞克湖, Torugart, Ысык-Көл, 4.2"},
    {Word::search_nothing, "没有找到。请换一种语言或少输入几个字。", "Nothing found. Try another language, or fewer words."},
    {Word::found_features, "地点", "Places"},
    {Word::found_clauses, "条款", "Clauses"},
    {Word::places_shown, "个地点", "places"},
    {Word::empty_title, "还没有选择内容", "Nothing is selected"},
    {Word::empty_click, "点击地图上的道路、地区或口岸，查看出自哪份文件。", "Click a road, a region or a crossing on the map to read who says so."},
    {Word::empty_clause, "点击左侧的条款，地图即飞到相应地点。", "Click a clause on the left, and the map flies to its places."},
    {Word::empty_search, "按 / 键搜索。", "Press / to search."},
    {Word::empty_drop, "把文件拖入窗口，可作为图层打开。", "Drop a file on the window to open it as a layer."},
    {Word::empty_keys, "按 F1 键查看全部快捷键。", "Press F1 for all keys."},
    {Word::names, "名称", "Names"},
    {Word::kind, "类别", "Kind"},
    {Word::precision, "位置精度", "How sure the position is"},
    {Word::exact, "精确", "exact"},
    {Word::approximate, "近似", "approximate"},
    {Word::precision_note_exact, "位置确知", "the position is known"},
    {Word::precision_note_approximate, "真实位置应在此范围内", "the truth is thought to lie within"},
    {Word::stretches, "分段", "Stretch by stretch"},
    {Word::status_history, "进展", "Status, by whose word"},
    {Word::undated, "未注日期", "undated"},
    {Word::own_length, "本图长度", "Length on this map"},
    {Word::published, "公布", "published"},
    {Word::difference, "相差", "differs by"},
    {Word::own_area, "本图面积", "Area on this map"},
    {Word::clauses, "出处条款", "Who says so"},
    {Word::sources, "来源", "Sources"},
    {Word::licence, "许可", "Licence"},
    {Word::lineage, "制图经过", "How it was made"},
    {Word::neighbours, "相关与相邻", "Related and near"},
    {Word::shared_clauses, "条共同条款", "clauses in common"},
    {Word::clause, "条款", "Clause"},
    {Word::gist, "要旨（本图集自拟）", "Gist, in our own words"},
    {Word::note, "说明", "Note"},
    {Word::linked_features, "所涉地点", "Places it is tied to"},
    {Word::no_links, "本条未涉及地图上的地点。", "This clause is tied to no place on the map."},
    {Word::properties, "属性", "Properties"},
    {Word::attached_words, "原文用语", "in its words"},
    {Word::says, "出自", "says"},
    {Word::source, "来源", "source"},
    {Word::basis, "依据", "basis"},
    {Word::loading, "载入中", "Loading"},
    {Word::complete, "就绪", "Ready"},
    {Word::partial, "部分数据无法读取", "Some data could not be read"},
    {Word::tiles_failed, "处无法读取", "places could not be read"},
    {Word::scale, "比例尺", "Scale"},
    {Word::attribution, "数据来源见各要素", "Sources: see each feature"},
    {Word::north, "北", "N"},
    {Word::no_place, "指针在地图外", "Pointer outside the map"},
    {Word::copied, "已复制视图链接", "The view is copied"},
    {Word::copied_text, "已复制文字", "Text copied"},
    {Word::picture_writing, "正在生成简报图片…", "Making the briefing picture…"},
    {Word::picture_done, "已保存图片", "Picture saved"},
    {Word::picture_failed, "图片未能生成", "The picture could not be made"},
    {Word::export_done, "已导出", "Exported"},
    {Word::exporting, "正在导出…", "Exporting…"},
    {Word::opening, "正在打开", "Opening"},
    {Word::opened, "已打开", "Opened"},
    {Word::features_count, "个要素", "features"},
    {Word::not_a_view, "剪贴板里没有视图链接", "There is no view on the clipboard"},
    {Word::unknown_selection, "链接中的选择在本图集中不存在", "What the link selects is not in this atlas"},
    {Word::state_broken, "上次的视图无法读取，已打开总览", "The last view could not be read; this is the overview"},
    {Word::copy_text, "复制文字", "Copy text"},
    {Word::zh_name, "中文", "Chinese"},
    {Word::en_name, "英文", "English"},
    {Word::ru_name, "俄文", "Russian"},
    {Word::ky_name, "吉尔吉斯文", "Kyrgyz"},
    {Word::documents_count, "条", "clauses"},
    {Word::within, "以内", "within"},
};

static_assert(std::size(rows) == static_cast<std::size_t>(Word::count), "every word has its row");

constexpr bool in_order() {
  for (std::size_t i = 0; i < std::size(rows); ++i)
    if (static_cast<std::size_t>(rows[i].which) != i) return false;
  return true;
}
static_assert(in_order(), "rows are in the order of Word");

}  // namespace

const char* word(Word which, catalog::Language language) {
  const Row& row = rows[static_cast<std::size_t>(which)];
  return language == catalog::Language::zh ? row.zh : row.en;
}

std::vector<std::string_view> all_words() {
  std::vector<std::string_view> all;
  for (const Row& row : rows) all.insert(all.end(), {row.zh, row.en});
  return all;
}

const char* own_name(catalog::Language language) {
  constexpr std::array names = {"中文", "English", "Русский", "Кыргызча"};
  return names[static_cast<std::size_t>(language)];
}

}  // namespace atlas::app
