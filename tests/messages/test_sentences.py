"""What libraries say of YAML and JSON, and why an order is refused, in the language of messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from regdiff.cli.main import main

BASE = "---\ntitle: 甲条例\nlabel: '2020'\n---\n\n第一条　为了甲。\n\n第二条　乙应当丙。\n"
SAID = {
    "zh": (
        "regdiff：错误：links.yaml:1:2：对应关系文件不是 YAML：此处缺少值",
        "regdiff：错误：report.json:1:6：不是 JSON：缺少“:”（由 regdiff compare OLD NEW --format json 生成）",
        "第1项指令：原文没有第九条，最后一条是第二条",
    ),
    "en": (
        "regdiff: error: links.yaml:1:2: the links file is no YAML: did not find expected node content",
        "regdiff: error: report.json:1:6: no JSON: Expecting ':' delimiter (regdiff compare OLD NEW --format json writes it)",
        "order 1: the base has no 第九条: it ends with 第二条",
    ),
}


@pytest.mark.parametrize("lang", SAID)
def test_what_others_find_wrong_is_told_in_the_language_of_messages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8" if lang == "zh" else "C")
    Path("base.txt").write_text(BASE, encoding="utf-8")
    Path("links.yaml").write_text("{: [", encoding="utf-8")
    Path("report.json").write_text('{"a" 1}', encoding="utf-8")
    Path("decision.txt").write_text("关于修改《甲条例》的决定\n\n将第九条修改为：“第九条　丙。”\n", encoding="utf-8")
    yaml, json, order = SAID[lang]
    assert main(["compare", "base.txt", "base.txt", "--links", "links.yaml"]) == 2
    assert capsys.readouterr().err == f"{yaml}\n"
    assert main(["apply", "report.json", "base.txt"]) == 2
    assert capsys.readouterr().err == f"{json}\n"
    assert main(["amend", "base.txt", "decision.txt"]) == 1
    assert order in capsys.readouterr().err
    assert main(["--lang"]) == 2
    assert capsys.readouterr().err.endswith("regdiff --help\n")
