"""What the news pages of universities put around names: brackets, degrees, chairs, countries, sentences."""

import pytest

from articles.rosters.english.read import read_english
from articles.rosters.rows import Directory, Doubt
from tests.rosters.english.test_read import covered, doubts_of, told_of

FRAGMENTS = {
    # marks and small words that part nothing
    "Ms. Anna Bui - Deputy Director of the Department of Tourism, Associate Professor, Dr. Lam Nguyen - Principal of X "
    "University": [
        "Ms. | Anna Bui | Department of Tourism: Deputy Director",
        "Associate Professor, Dr. | Lam Nguyen | X University: Principal",
    ],
    "Jane Roe, Director of Culture, Sport and Youth Office": ["| Jane Roe | Culture, Sport and Youth Office: Director"],
    "Cliff Moor, MD, CEO of UX": ["MD | Cliff Moor | UX: CEO"],
    "Allison Orr, Professor, Smith & Mary Law School": ["| Allison Orr | Smith & Mary Law School: Professor"],
    "the Rector (Prof. Yos Utama, Ph.D.), Chair of the Board of Trustees (Prof. Mo Nasir, Ph. D.)": [
        "Prof. Ph.D. | Yos Utama | : Rector",
        "Prof. Ph. D. | Mo Nasir | Board of Trustees: Chair",
    ],
    # posts of two words, and what they govern
    "Zhao Guo, Deputy Chief Executive of the Confucius Institute": [
        "| Zhao Guo | Confucius Institute: Deputy Chief Executive"
    ],
    "Volodymyr Hevko, People's Deputy of Ukraine": ["| Volodymyr Hevko | Ukraine: People's Deputy"],
    "Dr. Mohan Yadav, Chief Minister of Madhya Pradesh, India": [
        "Dr. | Mohan Yadav | Madhya Pradesh, India: Chief Minister"
    ],
    "Ann Poe, a law student and the executive symposium editor": [
        "| Ann Poe | : law student; : executive symposium editor"
    ],
    "Brett Lovegrove as the Pro-Vice-Chancellor (Global)": ["| Brett Lovegrove | : Pro-Vice-Chancellor (Global)"],
    # posts before their names, one after the other
    "President MVTC, Professor Cao Li, Vice-President, Professor Sun Yong": [
        "Professor | Cao Li | MVTC: President",
        "Professor | Sun Yong | : Vice-President",
    ],
    "vice president Rob Balfour, Ann Phaswana, and Dan Balia": [
        "| Rob Balfour | : vice president",
        "| Ann Phaswana |",
        "| Dan Balia |",
    ],
    "Mr. Guan Qiang, Director of X Museum, Curators of museums of Oman, Poland and Russia": [
        "Mr. | Guan Qiang | X Museum: Director",
        "group | Curators of museums of Oman, Poland and Russia",
    ],
    "Roman Silber, Esq., Robins Kaplan LLP; Past President, International Academy of Trial Lawyers": [
        "Esq. | Roman Silber | Robins Kaplan LLP:; International Academy of Trial Lawyers: Past President"
    ],
    # brackets stay with the words before them
    "Deputy Vice-Chancellor (Academic) Prof. Ada Obi, Deputy Vice-Chancellor (Management Services) Prof. Ben Uche and "
    "the Registrar, Mr. Tayo Ade": [
        "Prof. | Ada Obi | : Deputy Vice-Chancellor (Academic)",
        "Prof. | Ben Uche | : Deputy Vice-Chancellor (Management Services)",
        "Mr. | Tayo Ade | : Registrar",
    ],
    "City University (CU) Vice-Chancellor (In Charge) Prof Dr Karim Uddin": [
        "Prof Dr | Karim Uddin | City University (CU): Vice-Chancellor (In Charge)"
    ],
    "Dr. R. K. Rao, Dean (Academic Affairs), IIT Delhi, Ms. Anita Sen, Joint Secretary (ICC), MHRD": [
        "Dr. | R. K. Rao | IIT Delhi: Dean (Academic Affairs)",
        "Ms. | Anita Sen | MHRD: Joint Secretary (ICC)",
    ],
    "Prof. Dr. Eva Braun, President of the German Academic Exchange Service (DAAD)": [
        "Prof. Dr. | Eva Braun | German Academic Exchange Service (DAAD): President"
    ],
    "Kathy Lee, Managing Director of Standard Chartered Bank (Hong Kong) Ltd.": [
        "| Kathy Lee | Standard Chartered Bank (Hong Kong) Ltd.: Managing Director"
    ],
    "Rector NUST Lt Gen (Retd) Javed Khan": ["Lt Gen (Retd) | Javed Khan | NUST: Rector"],
    "Prof (Meritorious) Dr. Omar Ali, Rector TUF": ["Prof (Meritorious) Dr. | Omar Ali | TUF: Rector"],
    "Prof. Nana Aba Amfo (Mrs), Vice-Chancellor of the University of Ghana, Legon": [
        "Prof. | Nana Aba Amfo | University of Ghana, Legon: Vice-Chancellor"
    ],
    "Mr. Omar Khan (PRO, AMU)": ["Mr. | Omar Khan | AMU: PRO"],
    "Anna Hill (Professor of History, Keio University; co-editor, The Classical Garden)": [
        "| Anna Hill | Keio University: Professor of History; The Classical Garden: co-editor"
    ],
    # degrees and what else stands before and behind a name
    "Dr. Eng. Siti Aminah, S.T., M.T., Dean of the Faculty of Engineering": [
        "Dr. Eng. S.T., M.T. | Siti Aminah | Faculty of Engineering: Dean"
    ],
    "UNNES Rector Prof Dr Budi Rokhman MHum was accompanied by Vice Rector II Dr S Wibowo MSi and his staff": [
        "Prof Dr MHum | Budi Rokhman | UNNES: Rector",
        "Dr MSi | S Wibowo | : Vice Rector II",
        "group | his staff",
    ],
    "Prof. Moh. Hasan, Vice Rector I of Universitas Airlangga": [
        "Prof. | Moh. Hasan | Universitas Airlangga: Vice Rector I"
    ],
    "Prof Ts Dr Murad Rahim, The Rev. Dr. Adam Lowe and Mr. Rajesh Rao, IAS": [
        "Prof Ts Dr | Murad Rahim |",
        "The Rev. Dr. | Adam Lowe |",
        "Mr. IAS | Rajesh Rao |",
    ],
    "Professor Emeritus Tan Sri Dr. Noor Razak, Rector of IIUM": [
        "Tan Sri Dr. | Noor Razak | : Professor Emeritus; IIUM: Rector"
    ],
    # countries, states and what is not one
    "Mr Frank Hall, Consul General of New Zealand, and Li Yan, State Councilor of China": [
        "Mr | Frank Hall | New Zealand: Consul General",
        "| Li Yan | China: State Councilor",
    ],
    "Gong Wei, Chinese ambassador to the Republic of Belarus": [
        "| Gong Wei | : Chinese ambassador to the Republic of Belarus"
    ],
    "ambassadors of Kenya, Thailand, Oman and Somalia": ["group | ambassadors of Kenya, Thailand, Oman and Somalia"],
    "Ms. Carrie Au, GBS, JP, Chief Secretary for Administration; Mr. Ray Tam, Secretary for Constitutional and "
    "Mainland Affairs of the HKSAR Government": [
        "Ms. GBS, JP | Carrie Au | : Chief Secretary for Administration",
        "Mr. | Ray Tam | HKSAR Government: Secretary for Constitutional and Mainland Affairs",
    ],
    # the post before the name, and the body behind it
    "President, IIU Prof. Dr. Ahmed Yousef": ["Prof. Dr. | Ahmed Yousef | IIU: President"],
    "Vice-Chancellor Prof Atiq Islam, Pro Vice-Chancellor, Prof Dr Ismail Khan of NSU": [
        "Prof | Atiq Islam | : Vice-Chancellor",
        "Prof Dr | Ismail Khan | NSU: Pro Vice-Chancellor",
    ],
    "Vice-Chancellor and Principal of the University of Leeds (UoL), Prof. Mark Hall": [
        "Prof. | Mark Hall | University of Leeds (UoL): Vice-Chancellor; University of Leeds (UoL): Principal"
    ],
    "The Vice Rector for Academic and Student Affairs Budi Setia": [
        "| Budi Setia | : Vice Rector for Academic and Student Affairs"
    ],
    "PKU Chancellor Hao Ming, Executive Vice President Gong Qi, Vice President and Provost Wang Bo": [
        "| Hao Ming | PKU: Chancellor",
        "| Gong Qi | : Executive Vice President",
        "| Wang Bo | : Vice President; : Provost",
    ],
    "Sui Jun, CPS Secretary of GDUFS": ["| Sui Jun | GDUFS: CPS Secretary"],
    "CUET Registrar Prof Dr Faruk Khan and Aalto University Support Assistant Peter Rich": [
        "Prof Dr | Faruk Khan | CUET: Registrar",
        "| Peter Rich | Aalto University: Support Assistant",
    ],
    "Deputy Chief of Mission at the U.S. Embassy in Rome Eliza Horst and Health Minister Zahid Malek MP": [
        "| Eliza Horst | U.S. Embassy in Rome: Deputy Chief of Mission",
        "MP | Zahid Malek | : Health Minister",
    ],
    # chairs and books
    "James Hill, Dean of Libraries & Esther Norton Professor, Purdue University": [
        "| James Hill | : Dean of Libraries; Purdue University: Esther Norton Professor"
    ],
    "Robert Lang, David Koch Institute Professor at MIT": ["| Robert Lang | MIT: David Koch Institute Professor"],
    "Jon Spence, Sterling Professor of History, Emeritus, Yale University": [
        "| Jon Spence | Yale University: Sterling Professor of History, Emeritus"
    ],
    "Mark Katz, a professor of government and politics at George Mason University": [
        "| Mark Katz | George Mason University: professor of government and politics"
    ],
    "Darin Johns, an attorney-adviser on U.N. affairs in the State Department's Office of the Legal Adviser": [
        "| Darin Johns | State Department's Office of the Legal Adviser: attorney-adviser on U.N. affairs"
    ],
    "Sven Birk, Author, The Gutenberg Elegies, Editor of AGNI": [
        "| Sven Birk | The Gutenberg Elegies: Author; AGNI: Editor"
    ],
    # sentences
    "SEU Vice-Chancellor Dr Mafiz Islam was present as the chief guest and UIU Vice-Chancellor Dr Abul Mia was present "
    "as the special guest": ["Dr | Mafiz Islam | SEU: Vice-Chancellor", "Dr | Abul Mia | UIU: Vice-Chancellor"],
    "Deputy Mayor from Linyi Ms Guo Jie called on Aalto University President Prof Niaz Akhter at his office": [
        "Ms | Guo Jie | Linyi: Deputy Mayor",
        "Prof | Niaz Akhter | Aalto University: President",
    ],
    "Pakistan Ambassador Nagma Hashmi on behalf of the Vice Chancellor of Sargodha University": [
        "| Nagma Hashmi | Pakistan: Ambassador",
        "group | Vice Chancellor of Sargodha University",
    ],
    "Dr Amna Javed, Head International Linkages from TUF also witnessed the ceremony.": [
        "Dr | Amna Javed | TUF: Head International Linkages"
    ],
    "Prof. Peter Lenn, Director of the Worldwide Universities Network (WUN), met with Prof. Rocky Tuan, "
    "Vice-Chancellor": [
        "Prof. | Peter Lenn | Worldwide Universities Network (WUN): Director",
        "Prof. | Rocky Tuan | : Vice-Chancellor",
    ],
    "Zhou Ji, Minister of China’s Ministry of Education, delegation of Peking University (PKU) in charge of "
    "Prof. Yang He": [
        "| Zhou Ji | China’s Ministry of Education: Minister",
        "group | delegation of Peking University (PKU)",
        "Prof. | Yang He |",
    ],
}


@pytest.mark.parametrize(("text", "expected"), FRAGMENTS.items(), ids=[text[:50] for text in FRAGMENTS])
def test_page_is_read(text, expected):
    assert told_of(text) == expected
    assert covered(read_english(text, Directory())) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Suda Kiat, Director of Global Affairs", [[Doubt.TWO_CUTS]]),
        ("H.E. Henny Vries, Ambassador of the Kingdom of the Netherlands to Pakistan", [[Doubt.LOOSE_BODY]]),
        ("Robert Lang, David Koch Institute Professor at MIT", [[Doubt.TWO_CUTS]]),
        ("Minister of Education of Belarus", [[Doubt.NOT_UNDERSTOOD]]),
    ],
)
def test_what_is_not_sure_is_marked(text, expected):
    assert doubts_of(text) == expected


@pytest.mark.parametrize(
    "words", ["MD, ", "was by ", "x was Y ", "on behalf of ", "in charge of Dr Li ", "(a b ", "“a "]
)
def test_a_text_without_sense_is_read_to_its_end(words):
    text = words * 2_000

    assert covered(read_english(text, Directory())) == text
