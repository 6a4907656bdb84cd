"""Names, bodies and posts of English pages, from which rosters are written."""

from tests.rosters.words_hans import listed

UNIVERSITIES = listed(
    "University of Leeds; Lakeside University; Missouri State University; University of Melbourne; "
    "National University of Singapore; Shanghai Jiao Tong University; Zhejiang University; Ghent University; "
    "University of Cape Town; Boğaziçi University; University of São Paulo; Universidad de Granada; "
    "VNUHCM-University of Science; Can Tho University; Istanbul Technical University; King's College London; "
    "Trinity College Dublin; University of British Columbia; Peking University; Waseda University; "
    "University of Nairobi; Aalto University; Masaryk University; Universiti Malaya; ETH Zurich; "
    "Hanoi Medical University",
    "; ",
)
UNITS = listed(
    "School of Law; School of Public Affairs; Faculty of Medicine; Department of History; "
    "Department of Community and Global Partnerships; Faculty of Arts and Humanities; "
    "School of Library and Information Science; Office of External Relations; Institute for Urban Research; "
    "Centre for International Training and Education; Department of Civil Engineering; Graduate School; "
    "Faculty of Economics and Business; College of Science and Engineering; Institute of Education; "
    "Confucius Institute; Department of Political Science; University Library",
    "; ",
)
BODIES = listed(
    "Embassy of France; British Council; Royal Society; City of Springfield; Ministry of Education; UNESCO; "
    "Oxford University Press; Springer Nature; World Bank; Shanghai Library; National Museum of Kenya; "
    "Chinese Academy of Sciences; Goethe-Institut; Asian Development Bank; Vingroup; Siemens AG; "
    "Cambridge University Press; European Commission; Wellcome Trust",
    "; ",
)
UNIVERSITY_POSTS = listed(
    "President; Vice President; Rector; Vice-Chancellor; Pro Vice-Chancellor; Provost; Deputy Rector; "
    "Chancellor; Registrar",
    "; ",
)
UNIT_POSTS = listed(
    "Dean; Vice Dean; Associate Dean; Head; Deputy Head; Director; Vice Director; Chair; Professor; "
    "Associate Professor; Lecturer",
    "; ",
)
BODY_POSTS = listed(
    "Director; Deputy Director; Chief Executive; Programme Manager; Regional Director; Secretary-General; "
    "Chairman; Senior Adviser; Cultural Counsellor; Commissioning Editor; Chief Economist; "
    "Managing Director; Head of Partnerships",
    "; ",
)
PREFIXES = listed(
    "Prof.; Dr.; Professor; Dr; Mr.; Ms.; Prof. Dr.; Professor Dr; Assoc. Prof.; MSc.; Professor Sir; "
    "Assoc. Prof. Dr.; Mrs.",
    "; ",
)
GIVEN = listed(
    "Mary John Helen David Brad Susan Peter Anna Michael Laura Thomas Emma George Nadia Robert Claire Stephen "
    "Ingrid Paul Olivia Simon Julia"
)
FAMILY = listed(
    "Jones Smith Bodenhausen Walker Foster Okafor Lindqvist Murphy Novak Becker O'Brien Hughes Whitfield "
    "Carter Schmidt Marsh Fletcher Dubois Grant"
)
VIETNAMESE = listed(
    "Trần Minh Triết; Võ Hồng Hải; Nguyễn Thị Lan; Lê Quang Huy; Phạm Văn Đức; Đặng Thùy Linh; Hoàng Anh Tuấn",
    "; ",
)
TURKISH = ("Ayşe Yılmaz", "Mehmet Öztürk", "İbrahim Çelik", "Gülşen Doğan", "Ömer Faruk Şahin")
SPANISH = (
    "María José Hernández",
    "José Luis García Pérez",
    "João da Silva",
    "Ana María de la Cruz",
    "Inês Gonçalves",
    "Ramón y Cajal Ruiz",
)
CHINESE = listed(
    "Wang Xiaoming; Xiaoming Li; Chen Hui-ling; Hui-Ling Chen; David Zhang Wei; Lin Jianhan; Ouyang Feng; "
    "Jack Hongwei Liu; Li Na",
    "; ",
)
PARTICLES = listed(
    "Ludwig van der Berg; Jean-Pierre Martin; Kenneth J. Foster; Anne-Marie de Vries; Charles O. Holliday; "
    "Bint Al Rashid; J. R. Whitmore",
    "; ",
)
GROUPS = listed(
    "heads of departments; representatives of the city government; faculty members; members of staff; "
    "faculty and students; other guests; representatives from local businesses; student representatives; "
    "members of the organising committee; staff from the Office of External Relations",
    "; ",
)
