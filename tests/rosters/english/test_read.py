import json
import random
import unicodedata
from pathlib import Path

import pytest

from articles.rosters.english.read import read_english
from articles.rosters.read import read_roster
from articles.rosters.rows import Directory, Doubt, Known
from tests.rosters.generated import rosters

SAMPLE = Path(__file__).parents[1] / "samples" / "060.json"
NOBODY = Directory()


def told(reading):
    """A line a row: honorific | name | organisation: title; …, or the kind and the words."""
    return [
        f"{row.honorific} | {row.name} | "
        + "; ".join(f"{title.organization}: {title.title}".strip() for title in row.titles).strip()
        if row.kind == "person"
        else f"{row.kind} | {row.name}"
        for row in reading.rows
    ]


def told_of(text, directory=NOBODY):
    return [line.strip() for line in told(read_english(text, directory))]


def doubts_of(text, directory=NOBODY):
    return [[reason.doubt for reason in row.uncertain] for row in read_english(text, directory).rows]


def covered(reading):
    """The text put together from its rows and what lies between."""
    places = sorted([(row.start, row.end) for row in reading.rows] + list(reading.between))
    return "".join(reading.text[start:end] for start, end in places)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("spelling", ["raw", "raw_in_fixture"])
def test_sample_is_exact(spelling, form):
    for fragment in json.loads(SAMPLE.read_text())["roster_sentences"]:
        text = unicodedata.normalize(form, fragment[spelling])

        reading = read_roster(text)

        expected = [
            (
                row["name"],
                row["honorific"],
                [(title["organisation"], title["title"], title["organisation_resolved"]) for title in row["titles"]],
                unicodedata.normalize(form, row["source_text"]),
            )
            for row in fragment["expected"]
        ]
        assert [
            (
                row.name,
                row.honorific,
                [(title.organization, title.title, title.organization_suggested) for title in row.titles],
                reading.words_of(row),
            )
            for row in reading.rows
        ] == expected
        assert (reading.language, covered(reading)) == ("en", text)
        assert [row.uncertain for row in reading.rows] == [()] * len(expected)


FRAGMENTS = {
    # N, T, O and its kin
    "John Smith, Dean, University of Bath": ["| John Smith | University of Bath: Dean"],
    "Prof. Jane Roe, Vice President of Fudan University": ["Prof. | Jane Roe | Fudan University: Vice President"],
    "Chen Jie, Party Secretary of the School of International and Public Affairs, SJTU": [
        "| Chen Jie | School of International and Public Affairs, SJTU: Party Secretary"
    ],
    "Assoc. Prof. Dr. Mehmet Öz, Dean, Faculty of Medicine, Ankara University, Türkiye": [
        "Assoc. Prof. Dr. | Mehmet Öz | Faculty of Medicine, Ankara University, Türkiye: Dean"
    ],
    "Marek Kwiek — Vice-Rector for Research, Adam Mickiewicz University": [
        "| Marek Kwiek | Adam Mickiewicz University: Vice-Rector for Research"
    ],
    "Wu Zhaohui: President, Zhejiang University": ["| Wu Zhaohui | Zhejiang University: President"],
    "Krystian Szadkowski - Director of the Centre for Public Policy Studies": [
        "| Krystian Szadkowski | Centre for Public Policy Studies: Director"
    ],
    "Professor Robert Brown (Vice-Chancellor), Ms Ann Green (Chief Operating Officer, Acme Ltd)": [
        "Professor | Robert Brown | : Vice-Chancellor",
        "Ms | Ann Green | Acme Ltd: Chief Operating Officer",
    ],
    "Tom Brown (MIT), and Wang Fang (Peking University)": [
        "| Tom Brown | MIT:",
        "| Wang Fang | Peking University:",
    ],
    # T before N
    "Zhejiang University President Wu Zhaohui": ["| Wu Zhaohui | Zhejiang University: President"],
    "Vice President of Zhejiang University He Lianzhen": ["| He Lianzhen | Zhejiang University: Vice President"],
    "University of Bath Vice-Chancellor Ian White": ["| Ian White | University of Bath: Vice-Chancellor"],
    "the university's president, Dr. Ana de la Cruz": ["Dr. | Ana de la Cruz | university: president"],
    "the dean, Professor Mary Beard, the deputy dean, Dr Tom Holland, and the school manager, Ms Jane Austen": [
        "Professor | Mary Beard | : dean",
        "Dr | Tom Holland | : deputy dean",
        "Ms | Jane Austen | school: manager",
    ],
    "The Party Secretary of the University, An Limin, Dean Shi Maosheng, Vice President Cheng Haiquan": [
        "| An Limin | University: Party Secretary",
        "| Shi Maosheng | : Dean",
        "| Cheng Haiquan | : Vice President",
    ],
    "UTAR President Ir Prof Academician Dato’ Dr Chuah Hean Teik": [
        "Ir Prof Academician Dato’ Dr | Chuah Hean Teik | UTAR: President"
    ],
    "Director General of Department of Higher Education Datin Paduka Ir Dr Siti Hamisah Tapsir": [
        "Datin Paduka Ir Dr | Siti Hamisah Tapsir | Department of Higher Education: Director General"
    ],
    "Inspector-General of GED Prof Tang YaoHua, GED Director of Science, Technology and Information Mr Huang Yun": [
        "Prof | Tang YaoHua | GED: Inspector-General",
        "Mr | Huang Yun | GED: Director of Science, Technology and Information",
    ],
    "UTAR Vice President for R&D and Commercialisation Prof Ir Dr Lee Sze Wei": [
        "Prof Ir Dr | Lee Sze Wei | UTAR: Vice President for R&D and Commercialisation"
    ],
    "USM Registrar cum JALUMA Chairperson, Siti Zubaidah A. Hamid": [
        "| Siti Zubaidah A. Hamid | USM: Registrar; JALUMA: Chairperson"
    ],
    "H.E. Ambassador Li Ming": ["H.E. | Li Ming | : Ambassador"],
    "Minister of Education Huai Jinpeng, and Shanghai Mayor Gong Zheng": [
        "| Huai Jinpeng | : Minister of Education",
        "| Gong Zheng | Shanghai: Mayor",
    ],
    # several people, several posts
    "Jane Roe, Dean of the School of Law and Professor of Physics; John Doe, Rector, Aalto University": [
        "| Jane Roe | School of Law: Dean; : Professor of Physics",
        "| John Doe | Aalto University: Rector",
    ],
    "Lin Zhongqin, President of SJTU and Academician of the Chinese Academy of Engineering, and Jean-Lou Chameau, "
    "President Emeritus of Caltech": [
        "| Lin Zhongqin | SJTU: President; Chinese Academy of Engineering: Academician",
        "| Jean-Lou Chameau | Caltech: President Emeritus",
    ],
    "John Smith, President and CEO of Acme Group": ["| John Smith | Acme Group: President; Acme Group: CEO"],
    "Prof Chris Day, Vice-Chancellor and President, Newcastle University": [
        "Prof | Chris Day | Newcastle University: Vice-Chancellor; Newcastle University: President"
    ],
    "Mary Jones, Associate Dean, Research, University of Bath; Tom Hill, Associate Dean (Research), Keio College": [
        "| Mary Jones | University of Bath: Associate Dean, Research",
        "| Tom Hill | Keio College: Associate Dean (Research)",
    ],
    "Marc Aurel, Senior Vice President, Global Partnerships, Pearson plc; Sarah O'Connor, CEO & Founder, Bright Ltd": [
        "| Marc Aurel | Pearson plc: Senior Vice President, Global Partnerships",
        "| Sarah O'Connor | Bright Ltd: CEO; Bright Ltd: Founder",
    ],
    "Professors John Smith, Anna Müller and Li Wei": [
        "| John Smith | : Professor",
        "| Anna Müller | : Professor",
        "| Li Wei | : Professor",
    ],
    "Zhejiang University Vice Presidents Zhang San and Li Si": [
        "| Zhang San | Zhejiang University: Vice President",
        "| Li Si | Zhejiang University: Vice President",
    ],
    "John Smith and Jane Doe, professors at Stanford University": [
        "| John Smith | Stanford University: professor",
        "| Jane Doe | Stanford University: professor",
    ],
    "Student representatives Li Hua and Han Meimei": [
        "| Li Hua | : Student representative",
        "| Han Meimei | : Student representative",
    ],
    "Jack Ma, founder of Alibaba Group, and Bill Gates, co-chair of the Bill & Melinda Gates Foundation": [
        "| Jack Ma | Alibaba Group: founder",
        "| Bill Gates | Bill & Melinda Gates Foundation: co-chair",
    ],
    "John Smith, Jane Doe, Bob Brown, and Li Wei": [
        "| John Smith |",
        "| Jane Doe |",
        "| Bob Brown |",
        "| Li Wei |",
    ],
    "Professor Zhang Wei from Tsinghua University and Dr. Anna Schmidt of the Max Planck Institute": [
        "Professor | Zhang Wei | Tsinghua University:",
        "Dr. | Anna Schmidt | Max Planck Institute:",
    ],
    "Prof. Hu Shuigen, School of Public Affairs, Zhejiang University; Prof. Zhou Jianguo, Nanjing University": [
        "Prof. | Hu Shuigen | School of Public Affairs, Zhejiang University:",
        "Prof. | Zhou Jianguo | Nanjing University:",
    ],
    "Representing MSU: Brad Bodenhausen, Vice President": ["| Brad Bodenhausen | : Vice President"],
    # posts with more words
    "Mr. Ban Ki-moon, the eighth Secretary-General of the United Nations": [
        "Mr. | Ban Ki-moon | United Nations: eighth Secretary-General"
    ],
    "Xi Jinping, General Secretary of the CPC Central Committee, and Li Qiang, Premier of the State Council": [
        "| Xi Jinping | CPC Central Committee: General Secretary",
        "| Li Qiang | State Council: Premier",
    ],
    "Dr Liam Neeson, Senior Lecturer in Physics at Queen's University Belfast": [
        "Dr | Liam Neeson | Queen's University Belfast: Senior Lecturer in Physics"
    ],
    "Li Xinli, General Director of Sophia University’s Liaison Office in China": [
        "| Li Xinli | Sophia University’s Liaison Office in China: General Director"
    ],
    "Zhan Jingxu, representative of University of California, San Diego (UCSD) in China": [
        "| Zhan Jingxu | University of California, San Diego (UCSD) in China: representative"
    ],
    "Helen Day, Commissioning Editor, Springer Nature, and Dr. Ali Kaya, Programme Manager of UNESCO": [
        "| Helen Day | Springer Nature: Commissioning Editor",
        "Dr. | Ali Kaya | UNESCO: Programme Manager",
    ],
    "Claire Grant, Head of Partnerships, Ministry of Education": [
        "| Claire Grant | Ministry of Education: Head of Partnerships"
    ],
    "Paul Foster, a professor of government at Harvard University": [
        "| Paul Foster | Harvard University: professor of government"
    ],
    "Emeritus Professor John Smith, former Vice-Chancellor of the University of Leeds": [
        "| John Smith | : Emeritus Professor; University of Leeds: former Vice-Chancellor"
    ],
    "Kevin Rudd, Australian Ambassador to the United States": [
        "| Kevin Rudd | : Australian Ambassador to the United States"
    ],
    # names and what stands around them
    "J. K. Rowling, author": ["| J. K. Rowling | : author"],
    "WANG Xiaoming, President, Fudan University": ["| WANG Xiaoming | Fudan University: President"],
    "Prof. HE Lianzhen, Vice President": ["Prof. | HE Lianzhen | : Vice President"],
    "Ursula von der Leyen, President of the European Commission": [
        "| Ursula von der Leyen | European Commission: President"
    ],
    "Prof Dr Raha binti Haji Abdul Rahim, Dean": ["Prof Dr | Raha binti Haji Abdul Rahim | : Dean"],
    "Dr. Martin Luther King III, Chairman of the Drum Major Institute": [
        "Dr. | Martin Luther King III | Drum Major Institute: Chairman"
    ],
    "Lord Rees of Ludlow, Master of Trinity College": ["Lord | Rees of Ludlow | Trinity College: Master"],
    "Prof. dr hab. inż. Jan Kowalski, Rector, Politechnika Warszawska": [
        "Prof. dr hab. inż. | Jan Kowalski | Politechnika Warszawska: Rector"
    ],
    "Li Keqiang (李克强), Chinese Premier": ["| Li Keqiang | : Chinese Premier"],
    "Dame Mary Archer OBE, Professor of Chemistry at the University of Cambridge": [
        "Dame OBE | Mary Archer | University of Cambridge: Professor of Chemistry"
    ],
    "Dr. Budi Santoso, M.Sc., Ph.D., Dean": ["Dr. M.Sc., Ph.D. | Budi Santoso | : Dean"],
    "Dr.Keerath Sanguansai, President of Walailak University": [
        "Dr. | Keerath Sanguansai | Walailak University: President"
    ],
    "Kim Min-jun, Park Ji-sung, and Tanaka Hiroshi": ["| Kim Min-jun |", "| Park Ji-sung |", "| Tanaka Hiroshi |"],
    "Ass.  Prof. Dr. Ezzat Findi Yahya": ["Ass. Prof. Dr. | Ezzat Findi Yahya |"],
    "João Gabriel Silva, Reitor da Universidade de Coimbra": ["| João Gabriel Silva | Universidade de Coimbra: Reitor"],
    # sentences, lines, roles
    "The ceremony was attended by Dr. A. Kaya, Rector, and Prof. B. Öz, Dean.": [
        "Dr. | A. Kaya | : Rector",
        "Prof. | B. Öz | : Dean",
    ],
    "Also present were Prof. Nadia Fletcher, Director, School of Public Affairs": [
        "Prof. | Nadia Fletcher | School of Public Affairs: Director"
    ],
    "Mr. Tümer Garip, the Deputy Founding Rector of Near East University, was received by Prof. Ezzat Yahya": [
        "Mr. | Tümer Garip | Near East University: Deputy Founding Rector",
        "Prof. | Ezzat Yahya |",
    ],
    "1. Anna Lee, Dean\n2. Ken Ho, Registrar\n3) Li Wei, Provost": [
        "| Anna Lee | : Dean",
        "| Ken Ho | : Registrar",
        "| Li Wei | : Provost",
    ],
    "• Anna Lee – Dean\n• Ken Ho – Registrar": ["| Anna Lee | : Dean", "| Ken Ho | : Registrar"],
    "Wang Yi\nDirector, Department of Law\nZhang San\nProfessor, School of Medicine": [
        "| Wang Yi | Department of Law: Director",
        "| Zhang San | School of Medicine: Professor",
    ],
    "Anna Lee, Vice President of the\nUniversity of Leeds": ["| Anna Lee | University of Leeds: Vice President"],
    "Keynote speakers: Prof. Alan Turing, University of Manchester": [
        "Prof. | Alan Turing | University of Manchester:"
    ],
    "chief guest George Carter, Vice President, Aalto University": [
        "| George Carter | Aalto University: Vice President"
    ],
    "President of Keio University, Prof. Dr. Ari Somchai, Vice President for Academic Affairs, Dr. Budi Chai, and "
    "Director of Global Affairs, Ms. Suda Kiat": [
        "Prof. Dr. | Ari Somchai | Keio University: President",
        "Dr. | Budi Chai | : Vice President for Academic Affairs",
        "Ms. | Suda Kiat | Global Affairs: Director",
    ],
    "Dean Zhimin Liu of the College of International Education and others": [
        "| Zhimin Liu | College of International Education: Dean"
    ],
    "On behalf of our university, His Excellency Assistant Professor Dr. Omar Aziz, President of the University": [
        "His Excellency Assistant Professor Dr. | Omar Aziz | University: President"
    ],
    # groups
    "heads of departments, representatives of students, and Anna Lee, Dean": [
        "group | heads of departments",
        "group | representatives of students",
        "| Anna Lee | : Dean",
    ],
    "Anna Lee, Dean; and more than 30 scholars from ten universities": [
        "| Anna Lee | : Dean",
        "group | more than 30 scholars from ten universities",
    ],
    "Prof. Ewe Hong Tat, academics and researchers from local and China universities and UTAR staff": [
        "Prof. | Ewe Hong Tat |",
        "group | academics and researchers from local and China universities",
        "group | UTAR staff",
    ],
    "Dr. Evin Khalid, Dean of Law and Politics Faculty, and a group of faculty members": [
        "Dr. | Evin Khalid | Law and Politics Faculty: Dean",
        "group | a group of faculty members",
    ],
    "Anna Lee, Dean, and the principals of the Teaching Research Office, the International Cooperation Office": [
        "| Anna Lee | : Dean",
        "group | the principals of the Teaching Research Office, the International Cooperation Office",
    ],
}


@pytest.mark.parametrize(("text", "expected"), FRAGMENTS.items(), ids=[text[:50] for text in FRAGMENTS])
def test_fragment_is_read(text, expected):
    assert told_of(text) == expected


@pytest.mark.parametrize("text", FRAGMENTS, ids=[text[:50] for text in FRAGMENTS])
def test_every_character_stands_in_a_row_or_between(text):
    for form in ("NFC", "NFD"):
        spelt = unicodedata.normalize(form, text)
        assert covered(read_english(spelt, NOBODY)) == spelt


@pytest.mark.parametrize(
    ("ending", "tail"),
    [
        (" and others", "others"),
        (", et al.", "et al."),
        (" et al.", "et al."),
        (", among others", "among others"),
        (", and more than 20 guests", "more than 20 guests"),
        (" and 12 other guests", "12 other guests"),
        (", and colleagues", "colleagues"),
        ("", ""),
    ],
)
def test_closing_words_are_an_open_end(ending, tail):
    reading = read_english(f"Anna Lee, Dean{ending}", NOBODY)

    assert told(reading) == [" | Anna Lee | : Dean"]
    assert (reading.tail, reading.is_open) == (tail, bool(tail))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Lee", [[Doubt.BARE_NAME]]),
        ("Mr. Smith, Dean", [[Doubt.ODD_NAME]]),
        ("Li Si, Dean of Aalto University; Wu Wei, Provost", [[], [Doubt.CARRIED]]),
        ("Professors Li Si and Wu Wei", [[Doubt.SHARED_TITLE], [Doubt.SHARED_TITLE]]),
        ("Li Si and Wu Wei, Director of OGE", [[Doubt.BARE_NAME], [Doubt.SHARED_TITLE]]),
        ("Li Si, CEO, Goldman Sachs", [[Doubt.TWO_CUTS]]),
        ("Li Si, Head of Chemistry", [[Doubt.TWO_CUTS]]),
        ("Li Si, Vice President and Dean of School of Law", [[Doubt.TWO_CUTS]]),
        ("Dr. Anna Lee, Dean; Dr. Anna Lee, Dean", [[Doubt.REPEATED], [Doubt.REPEATED]]),
        ("Dr. Anna Lee, Dean; Dr. Anna Leo, Dean", [[Doubt.SIMILAR], [Doubt.SIMILAR]]),
    ],
)
def test_doubt_is_marked(text, expected):
    assert doubts_of(text) == expected


def test_carried_body_is_offered_and_not_claimed():
    reading = read_english("Li Si, Dean of Aalto University; Wu Wei, Provost", NOBODY)

    assert reading.rows[1].titles == ((("", "Provost", False, "Aalto University")),)


@pytest.mark.parametrize(
    "text", ["Li Si, former Dean", "Li Si, ex-president", "Li Si, Professor Emeritus", "Li Si, then Dean"]
)
def test_former_post_says_so(text):
    (row,) = read_english(text, NOBODY).rows

    assert [title.is_former for title in row.titles] == [True]


OWN = Directory(own=("School of International Affairs", "Zhejiang University"))


@pytest.mark.parametrize(
    ("text", "organization", "suggested"),
    [
        ("Li Si, Dean of the School", "School", "School of International Affairs"),
        ("Li Si, dean of our school", "school", "School of International Affairs"),
        ("Li Si, President of the University", "University", "Zhejiang University"),
        ("the university's president, Li Si", "university", "Zhejiang University"),
        ("Li Si, President of Keio University", "Keio University", "Keio University"),
    ],
)
def test_own_name_is_written_out(text, organization, suggested):
    (row,) = read_english(text, OWN).rows

    assert [(title.organization, title.organization_suggested) for title in row.titles] == [(organization, suggested)]


def test_directory_tells_a_body_from_a_person():
    directory = Directory(
        organizations={"Goldman Sachs": "Goldman Sachs", "Bath Spa": "Bath Spa University"},
        people={"Bob Roe": (Known("Bob Roe"),)},
    )

    assert told_of("Jane Doe, CEO, Goldman Sachs, Bob Roe, Chairman, Bath Spa", directory) == [
        "| Jane Doe | Goldman Sachs: CEO",
        "| Bob Roe | Bath Spa: Chairman",
    ]


@pytest.mark.parametrize(
    "text", ["blah blah foo bar", "12345 !!! ???", "…", "and, and; and", "the of the", "大学", "((((", "- - -"]
)
def test_what_holds_no_one_is_one_row_not_understood(text):
    reading = read_english(text, NOBODY)

    assert [(row.kind, row.titles, [reason.doubt for reason in row.uncertain]) for row in reading.rows] == [
        ("unknown", (), [Doubt.NOT_UNDERSTOOD])
    ]
    assert covered(reading) == text


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_nothing_gives_no_row(text):
    assert read_english(text, NOBODY).rows == ()


PIECES = (
    "Prof. ",
    "Dr",
    "John",
    " Smith",
    ", ",
    "; ",
    " and ",
    "Dean",
    " of ",
    "the ",
    "University",
    "\n",
    "(",
    ")",
    " – ",
    "'s ",
    "et al.",
    "Li ",
    "more than 20 ",
    "guests",
    "professors",
    ":",
    "was attended by ",
    "e\u0301",
    "\u200b",
    "李",
    "，",
    ".",
    "1. ",
    "Mr ",
    "H.E. ",
    "former ",
)


def test_any_text_is_given_back_to_the_character():
    chance = random.Random(11)
    for _ in range(3_000):
        text = "".join(chance.choice(PIECES) for _ in range(chance.randrange(1, 30)))
        reading = read_english(text, NOBODY)
        ends = [(row.start, row.end) for row in reading.rows]
        assert covered(reading) == text
        assert ends == sorted(ends)
        assert all(start < end for start, end in ends)


def test_rosters_by_rule_keep_the_goals():
    """97 of 100 names, 95 of 100 titles; the whole measure is `python -m tests.rosters.measure`."""
    names = right = 0
    for case in rosters("en", 120, 77):
        for text in case.texts:
            found = {row.name for row in read_english(text, Directory(own=case.own)).rows if row.kind == "person"}
            wanted = [row["name"] for row in case.rows if row["kind"] == "person"]
            names += len(wanted)
            right += sum(unicodedata.normalize("NFC", name) in found for name in wanted)

    assert right / names > 0.97
