"""Each training set's format, in tiny files made up here."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from train.examples import Example, read, write
from train.sources import coded, events, words


def quoted(one: Example) -> dict[str, list[tuple[str, str]]]:
    return {
        head: [(one.text[a:b], label) for a, b, label in spans] for head, spans in one.spans.items()
    }


def only(examples: Iterable[Example]) -> Example:
    [one] = examples
    return one


@pytest.fixture
def wikievents(tmp_path: Path) -> Path:
    tokens = ["Rebels", "bombed", "a", "bridge", ".", "The", "minister", "condemned", "it", "."]
    row = {
        "docid": "a", "tokens": tokens,
        "sentences": [" ".join(tokens[:5]), " ".join(tokens[5:])],
        "event_mentions": [
            {"event_type": "Conflict.Attack.DetonateExplode",
             "trigger": {"start_idx": 1, "end_idx": 2, "text": "bombed"},
             "arguments": [{"role": "Attacker", "text": "Rebels"}, {"role": "Target", "text": "bridge"}]},
        ],
    }  # fmt: skip
    path = tmp_path / "w.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def test_arguments_of_wikievents_have_the_roles_of_the_codebook_too(wikievents: Path) -> None:
    one = only(events.wikievents(wikievents))
    assert [one.text[slice(*t.span)] for t in one.triggers] == ["bombed"]
    found = {(p.label, one.text[slice(*p.span)]) for p in one.pairs}
    assert found == {("argument", "Rebels"), ("actor", "Rebels"), ("argument", "bridge"),
                     ("target", "bridge")}  # fmt: skip
    assert quoted(one)["kairos"] == [("bombed", "Conflict.Attack")]
    assert quoted(one)["kairos_role"] == [("Rebels", "Attacker"), ("bridge", "Target")]


def test_a_trigger_of_wikievents_without_words_is_left_out(wikievents: Path) -> None:
    row = json.loads(wikievents.read_text(encoding="utf-8"))
    row["event_mentions"][0]["trigger"] |= {"start_idx": 0, "end_idx": 0}
    wikievents.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert only(events.wikievents(wikievents)).triggers == ()


def test_triggers_of_wikievents_do_not_teach_the_types_of_the_codebook(wikievents: Path) -> None:
    assert "trigger" not in only(events.wikievents(wikievents)).heads


def test_fillers_of_muc4_are_found_in_the_text_whatever_its_lines(tmp_path: Path) -> None:
    text = "LIMA, 2 MAY 89 (EFE) -- [TEXT] MEN OF THE NEW\nDAWN BURNED A MILL.\n\nIT RAINED."
    row = {
        "docid": "d", "text": text,
        "templates": [{"INCIDENT: TYPE": ["ARSON"], "PERP: ORGANIZATION ID": ['"NEW DAWN"'],
                       "PHYS TGT: ID": ['"MILL"']}],
    }  # fmt: skip
    path = tmp_path / "m.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    one = only(events.muc4(path))
    assert quoted(one)["muc"] == [("NEW DAWN", "perp-org"), ("MILL", "target-thing")]
    told = {i for i, kinds in one.about["incident"].items() if kinds == ["ARSON"]}
    assert ["MILL" in one.text[slice(*one.sentences[i])] for i in told] == [True]
    assert "RAINED" in one.text[slice(*one.masked["incident"][-1])]


def test_marks_of_plover_are_taken_out_of_the_text(tmp_path: Path) -> None:
    row = {
        "id": "x", "event": "DEMAND", "text": "",
        "textInfo": {"markup": "(SRC: Lima) (EVT: demanded) that (TAR: Quito) withdraw."},
    }  # fmt: skip
    path = tmp_path / "p.txt"
    path.write_text("\ufeff" + json.dumps([row]), encoding="utf-8")
    one = only(events.plover(path))
    assert one.text == "Lima demanded that Quito withdraw."
    assert [(one.text[slice(*t.span)], t.type) for t in one.triggers] == [("demanded", "REQUEST")]
    assert {(p.label, one.text[slice(*p.span)]) for p in one.pairs} == {
        ("actor", "Lima"), ("recipient", "Quito"),
    }  # fmt: skip


def test_predicates_carry_how_far_they_are_told_as_fact(tmp_path: Path) -> None:
    row = {"text": "They may have left .", "targets": [{"span1": [3, 4], "label": -0.5}]}
    path = tmp_path / "u.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    one = only(words.uds(path))
    assert [(one.text[slice(*t.span)], t.factuality) for t in one.triggers] == [("left", -0.5)]


def test_cause_and_effect_lose_their_marks(tmp_path: Path) -> None:
    first, second = tmp_path / "1.csv", tmp_path / "2.csv"
    first.write_text("index,text,label\na,Floods closed the road .,1\nb,It is open .,0\n")
    second.write_text(
        "text,text_w_pairs\nFloods closed the road .,"
        "<ARG0>Floods</ARG0> <SIG0>closed</SIG0> <ARG1>the road</ARG1> .\n"
    )
    causal, plain = words.causal(first, second)
    assert quoted(causal)["cause"] == [
        ("Floods", "cause"),
        ("closed", "signal"),
        ("the road", "effect"),
    ]
    assert causal.about == {"causal": {0: ["causal"]}}
    assert plain.about == {"causal": {}}


def test_discourse_relations_say_who_is_quoted(tmp_path: Path) -> None:
    (tmp_path / "rst_dep").mkdir()
    (tmp_path / "dep").mkdir()
    units = [
        ("1", "The mayor said", "2", "attribution-positive_r"),
        ("2", "the bridge fell .", "0", "ROOT"),
    ]
    (tmp_path / "rst_dep" / "GUM_news_x.rsd").write_text(
        "".join(f"{n}\t{text}\t0\t_\t_\t_\t{head}\t{kind}\t_\t_\n" for n, text, head, kind in units)
    )
    rows = [("The", 2, "det"), ("mayor", 3, "nsubj"), ("said", 0, "root"), ("the", 5, "det"),
            ("bridge", 6, "nsubj"), ("fell", 3, "ccomp"), (".", 3, "punct")]  # fmt: skip
    (tmp_path / "dep" / "GUM_news_x.conllu").write_text(
        "".join(f"{i}\t{w}\t_\tX\t_\t_\t{h}\t{r}\t_\t_\n" for i, (w, h, r) in enumerate(rows, 1))
        + "\n"
    )
    one = only(words.gum(tmp_path))
    assert quoted(one)["speech"] == [
        ("The mayor", "source"), ("said", "cue"), ("the bridge fell .", "content"),
    ]  # fmt: skip


def test_of_entities_that_overlap_the_longest_is_kept() -> None:
    spans = [(0, 5, "A"), (0, 12, "B"), (13, 15, "C"), (14, 20, "D")]
    assert words.outermost(spans) == [(0, 12, "B"), (13, 15, "C")]


def test_a_coded_report_says_what_each_act_holds() -> None:
    text = "Title: Shells hit market\n\nRebels shelled the market of Gao. Nine died in the attack, police said.\n"

    def span(words_: str) -> dict[str, object]:
        at = text.index(words_)
        return {"text": words_, "at": [at, at + len(words_)]}

    event = {
        "id": "e1", "type": "ASSAULT", "mode": None, "status": "occurred", "certainty": "certain",
        "actor_certainty": "certain", "aggregate": False, "trigger": span("shelled"),
        "mentions": [span("attack")], "actors": [span("Rebels") | {"entity": "UNKNOWN"}],
        "recipients": [], "mediators": [], "targets": [span("market of Gao")], "weapons": [],
        "defences": [], "places": [], "time": None, "counts": [],
        "attribution": [span("police") | {"class": "official", "cue": "said", "via": None}],
        "links": [],
    }  # fmt: skip
    coding = {"report": "a.txt", "events": [event], "posture": [], "ties": []}
    one = only(coded.coded(coding, text, source="corpus"))
    first, second = one.triggers
    assert (first.event, first.status, second.status) == ("e1", "occurred", None)
    by_first = {(p.label, one.text[slice(*p.span)]) for p in one.pairs if p.trigger == 0}
    assert ("actor", "Rebels") in by_first
    assert ("same", "attack") in by_first
    # The actor stands in another sentence: of the second mention nothing is said about him.
    assert ("actor", (-1, -1)) in {(p.label, p.span) for p in one.pairs if p.trigger == 1}
    assert ("police", "source") in quoted(one)["speech"]


def test_examples_survive_their_file(wikievents: Path, tmp_path: Path) -> None:
    examples = list(events.wikievents(wikievents))
    assert write(examples, tmp_path / "e.jsonl") == 1
    assert list(read(tmp_path / "e.jsonl")) == examples
