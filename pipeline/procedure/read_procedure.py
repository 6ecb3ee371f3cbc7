"""EDGE: a procedure's YAML into a ``Procedure``; every mistake is collected with its line."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from pipeline.procedure.form import Form
from pipeline.procedure.values import (
    DERIVATIONS,
    Age,
    ComponentRule,
    Condition,
    Derivation,
    EntryRule,
    Handling,
    Naming,
    Procedure,
    Role,
    Speaker,
)
from pipeline.template.section import Section
from pipeline.template.suggest import suggestion
from pipeline.template.yaml_file import Mistakes, Node, read_yaml

Papers = Mapping[str, Collection[str]]
"""Documents of the catalogue and their field keys, to check a procedure against."""


def read_procedure(
    path: Path, forms: Mapping[str, Form | None], mistakes: Mistakes, papers: Papers | None = None
) -> Procedure | None:
    """The procedure of this file; None, with the mistakes told, when it cannot be used at all.

    A form that is None is one whose own file is broken: what depends on it is then not held against the
    procedure.
    """
    node = read_yaml(path, mistakes)
    if node is None:
        return None
    top = Section(node, mistakes)
    code, title, law = top.text("code"), top.text("title"), top.text("law", "")
    form = forms.get(top.choice("form", forms))
    cards, own_papers = top.texts("cards"), top.texts("own_papers")
    named = top.section("roles")
    reader = _Reader(tuple(named.names()) if named else (), (*cards, *own_papers), form, papers)
    roles = tuple(reader.role(name, named) for name in named.names()) if named else ()
    components = tuple(reader.component(section) for section in top.sections("components"))
    conditions = tuple(reader.condition(section) for section in top.sections("conditions", required=False))
    rules = reader.rules(top)
    ages = tuple(reader.age(section) for section in top.sections("ages", required=False))
    told = _handling(top)
    start, end = top.period()
    top.done()
    if form is None:
        return None
    return Procedure(
        code,
        title,
        law,
        form,
        cards,
        components,
        roles,
        rules,
        conditions,
        own_papers,
        ages,
        told,
        start,
        end,
    )


def _handling(top: Section) -> Handling | None:
    section = top.section("handling")
    if section is None:
        return None
    told = Handling(
        section.text("authority"),
        section.text("time_limit"),
        section.text("fee"),
        section.text("result"),
        section.texts("basis", required=True),
        section.texts("next", required=True),
        section.texts("cautions"),
        section.texts("unverified"),
    )
    section.done()
    return told


class _Reader:
    """Reads the parts that speak of papers, roles and entries, and checks that these exist."""

    def __init__(
        self, roles: tuple[str, ...], holders: tuple[str, ...], form: Form | None, papers: Papers | None
    ) -> None:
        self.roles = roles
        self.holders = holders
        self.form = form
        self.papers = papers

    def component(self, section: Section) -> ComponentRule:
        code = section.text("code", "")
        papers = section.texts("papers", required=not code)
        for paper in papers:
            if self.form is None or paper != self.form.code:  # the signed form itself is known by its code
                self._paper(paper, section, "papers")
        written = {section.text("required")} if self.form is None else set()
        prefixes = {key.split(".")[0] for key in self.form.known} if self.form else written
        rule = ComponentRule(
            section.text("official_code", ""),
            section.text("title"),
            papers,
            section.choice("required", {"yes", "no"} | prefixes),
            section.choice("role", self.roles, ""),
            section.text("why", ""),
            section.text("when", ""),
            code,
        )
        section.done()
        return rule

    def condition(self, section: Section) -> Condition:
        condition = Condition(section.text("prefix"), section.text("paper"), section.text("say"))
        self._paper(condition.paper, section, "paper")
        section.done()
        return condition

    def age(self, section: Section) -> Age:
        """How old somebody must be; the entry must be one of the form's."""
        entry = section.choice("entry", self.form.known) if self.form else section.text("entry")
        age = Age(entry, int(section.number("years", 18)), section.text("say"))
        section.done()
        return age

    def role(self, name: str, named: Section) -> Role:
        section = _inside(named, name)
        words = section.section("same_as")
        role = Role(
            role=name,
            title=section.text("title"),
            sex=section.choice("sex", ("Nam", "Nữ", ""), ""),
            named_by=tuple(self._naming(one) for one in section.sections("named_by", required=False)),
            told_by=section.text("told_by", ""),
            same_as=None
            if words is None
            else {word: words.choice(word, self.roles) for word in words.names()},
            must_be_named=section.flag("must_be_named"),
            sex_is_enough=section.flag("sex_is_enough"),
            last_card=section.flag("last_card"),
            only_card=section.flag("only_card"),
            oldest=section.flag("oldest"),
            absent=section.flag("absent"),
            one_of=section.texts("one_of"),
        )
        section.done()
        return role

    def _naming(self, section: Section) -> Naming:
        paper = section.text("paper")
        self._paper(paper, section, "paper")
        names = ("full_name", "id_number", "date_of_birth")
        fields = [section.text(name, "") for name in names]
        for name, field in zip(names, fields, strict=True):
            self._field(paper, field, section, name)
        section.done()
        return Naming(paper, *fields)

    def rules(self, top: Section) -> tuple[EntryRule, ...]:
        named = top.section("entries")
        if named is None:
            top.mistakes.add(top.node, "thiếu “entries:”; hãy ghi mỗi mục của tờ khai lấy từ giấy nào")
            return ()
        found = tuple(self._rule(key, named) for key in named.names())
        keys = self.form.known if self.form else {}
        for rule in found:
            node = named.entry(rule.key)
            if self.form and rule.key not in keys and node is not None:
                known = suggestion(rule.key, keys)
                top.mistakes.add(node, f"tờ khai không có mục “{rule.key}”; {known}")
        for key in keys:
            if key not in named:
                top.mistakes.add(named.node, f"thiếu mục “{key}” của tờ khai; nếu phải hỏi, ghi {key}: {{}}")
        return found

    def _rule(self, key: str, named: Section) -> EntryRule:
        section = _inside(named, key)
        rule = EntryRule(
            key,
            self._speakers(section, "from"),
            self._speakers(section, "otherwise"),
            self._derivation(section),
        )
        section.done()
        return rule

    def _speakers(self, section: Section, name: str) -> tuple[Speaker, ...]:
        return tuple(self.speaker(text, section, name) for text in section.texts(name))

    def speaker(self, text: str, section: Section, name: str) -> Speaker:
        who, slash, field = text.partition("/")
        if not slash or not field:
            wanted = "viết giấy/trường, ví dụ giay_chung_sinh/child.full_name"
            section.mistakes.add(_at(section, name), f"không hiểu “{text}”; {wanted}")
        elif who in self.roles:
            for card in self.holders:
                if self.papers is None or field in self.papers.get(card, ()):
                    break
            else:
                section.mistakes.add(_at(section, name), f"không thẻ nào có trường “{field}”")
        else:
            self._paper(who, section, name, self.roles)
            self._field(who, field, section, name)
        return Speaker(who, field)

    def _derivation(self, section: Section) -> Derivation | None:
        inner = section.section("derive")
        if inner is None:
            return None
        words = inner.section("words")
        derivation = Derivation(
            inner.choice("by", DERIVATIONS),
            inner.texts("of"),
            inner.text("value", ""),
            inner.text("say", ""),
            {} if words is None else {paper: words.text(paper) for paper in words.names()},
        )
        if derivation.by == "page_fee" and len(derivation.numbers()) != 4:
            wanted = "viết bốn số: số trang đầu, giá mỗi trang đầu, giá mỗi trang sau, mức cao nhất một bản"
            inner.mistakes.add(_at(inner, "value"), wanted)
        for paper in derivation.words:
            self._paper(paper, inner, "words")
        for one in derivation.of:
            if "/" in one:
                self.speaker(one, inner, "of")
            elif one not in self.roles and self.form and one not in self.form.known:
                known = suggestion(one, (*self.form.known, *self.roles))
                inner.mistakes.add(_at(inner, "of"), f"không có mục “{one}”; {known}")
        inner.done()
        return derivation

    def _paper(self, paper: str, section: Section, name: str, also: tuple[str, ...] = ()) -> None:
        if self.papers is not None and paper not in self.papers:
            known = suggestion(paper, (*self.papers, *also))
            section.mistakes.add(_at(section, name), f"danh mục không có giấy “{paper}”; {known}")

    def _field(self, paper: str, field: str, section: Section, name: str) -> None:
        fields = (self.papers or {}).get(paper, ())
        if fields and field and field not in fields:
            known = suggestion(field, fields)
            section.mistakes.add(_at(section, name), f"giấy “{paper}” không có trường “{field}”; {known}")


def _inside(section: Section, name: str) -> Section:
    """The entry ``name``, known to be written there, as a section."""
    return Section(_at(section, name), section.mistakes)


def _at(section: Section, name: str) -> Node:
    return section.entry(name) or section.node
