"""The words of the site beyond those of the reports, in Chinese and in English."""

from __future__ import annotations

from functools import cache
from typing import Final

from regdiff.report.catalogue import LABELS
from regdiff.report.catalogue.label import Label

_ZH: Final = {
    "to content": "跳到正文",
    "site": "法规版本库",
    "first of": "首个版本，共 {count} 条。",
    "home": "首页",
    "regulation": "法规",
    "revisions": "版本数",
    "newest": "最新版本",
    "latest": "最近发布的版本",
    "latest change": "最近修订",
    "archive counts": "收录法规 {regulations} 部、版本 {revisions} 个。",
    "archive empty": "版本库中尚无法规。",
    "problems": "有 {count} 个版本无法读取，本站未收录：",
    "changelog": "版本沿革",
    "timeline": "沿革图：每列一个版本，自上而下为条文，每条线是一条条文的沿革，通向该条文的页面。",
    "strip": "变更分布（自左至右为新文本的条文）：{}",
    "full text": "全文",
    "compare with": "与 {} 的完整对照表",
    "one revision": "本法规只有一个版本，尚无可对照的内容。",
    "matrix": "任意两个版本对照",
    "matrix note": "行为修订前，列为修订后；每格为修改、新增、删除、拆分、合并的条文总数，并通向该对照表。",
    "lives": "条文沿革一览",
    "life": "条文沿革",
    "disagreements": "逐版追踪与直接比较不一致之处（{count}）",
    "versions": "各版本文字",
    "origins": "文字来源",
    "origins note": "每段文字前标出使其进入本条的版本。",
    "previous article": "上一条",
    "next article": "下一条",
    "previous revision": "上一版本",
    "next revision": "下一版本",
    "against previous": "与 {} 对照",
    "gone here": "本版本删去：",
    "merged here": "本版本并入他条：",
    "data": "本页数据（JSON）",
    "feed": "订阅更新（Atom）",
    "sitemap": "站点地图",
    "search all": "搜索全部版本",
    "search within": "在本法规各版本中搜索",
    "search where": "范围",
    "search everywhere": "全部法规",
    "search hint": "输入一个字以上，可搜任意文字片段；空格和标点的全半角不影响结果。",
    "search needs script": "搜索需要 JavaScript。其余页面不需要。",
    "search none": "各版本均无“{q}”。",
    "search found": "“{q}”见于 {n} 段文字。",
    "search part": "“{q}”见于 {n} 段以上文字，以下为前 {n} 段。",
    "search busy": "正在搜索……",
    "made by": "由 regdiff 根据版本库生成；每份对照表均已逐字节验证。",
    "title label": "名称",
}

_EN: Final = {
    "to content": "Skip to the content",
    "site": "Archive of regulations",
    "first of": "First revision, {count} {count:article|articles}.",
    "home": "Home",
    "regulation": "Regulation",
    "revisions": "Revisions",
    "newest": "Newest",
    "latest": "Latest revisions",
    "latest change": "Latest change",
    "archive counts": "{regulations} {regulations:regulation|regulations}, {revisions} {revisions:revision|revisions}.",
    "archive empty": "There is no regulation in the archive yet.",
    "problems": "{count} {count:revision|revisions} cannot be read and {count:is|are} not on this site:",
    "changelog": "Changelog",
    "timeline": "Timeline: a column for each revision, articles from top to bottom; each line is the life of an article and"
    " leads to its page.",
    "strip": "Where the changes are (articles of the new text from left to right): {}",
    "full text": "Full text",
    "compare with": "Full comparison with {}",
    "one revision": "There is one revision only, and nothing to compare it with yet.",
    "matrix": "Any two revisions",
    "matrix note": "Rows are the older, columns the newer revision; each cell counts the articles that were amended, added,"
    " deleted, split or merged, and leads to the comparison.",
    "lives": "All articles in all revisions",
    "life": "Life of an article",
    "disagreements": "Where the chain of revisions and the direct comparison disagree ({count})",
    "versions": "Wording in each revision",
    "origins": "Where the wording is from",
    "origins note": "Before each phrase stands the revision that brought it into this article.",
    "previous article": "Previous article",
    "next article": "Next article",
    "previous revision": "Previous revision",
    "next revision": "Next revision",
    "against previous": "Compared with {}",
    "gone here": "Deleted in this revision:",
    "merged here": "Merged into others in this revision:",
    "data": "Data of this page (JSON)",
    "feed": "Feed (Atom)",
    "sitemap": "Site map",
    "search all": "Search all revisions",
    "search within": "Search this regulation",
    "search where": "In",
    "search everywhere": "all regulations",
    "search hint": "Any run of characters is found; blanks and the width of punctuation do not matter.",
    "search needs script": "Search needs JavaScript. The other pages do not.",
    "search none": "No revision has “{q}”.",
    "search found": "“{q}” stands in {n} passages.",
    "search part": "“{q}” stands in more than {n} passages; the first {n} are:",
    "search busy": "Searching…",
    "made by": "Made by regdiff from the archive; every comparison is proved byte by byte.",
    "title label": "Title",
}


@cache
def words(lang: str) -> dict[str, str]:
    """Return the words of the reports and of the site; none stands in both."""
    return LABELS[lang] | (_ZH if lang == "zh" else {key: Label(said) for key, said in _EN.items()})
