"""The lines below headlines, with what they say, and articles to stand below them."""

from typing import NamedTuple


class Form(NamedTuple):
    meta: str
    date: str | None
    time: str | None = None
    count: int | None = None


FORMS = (
    Form("发布时间:2019-03-06 浏览量:243", "2019-03-06", None, 243),
    Form("发布时间：2022年03月25日 16:28　浏览次数：<span id='hits'></span>", "2022-03-25", "16:28:00"),
    Form("2010/03/17", "2010-03-17"),
    Form("时间：2020-11-23 14:19 |点击:37", "2020-11-23", "14:19:00", 37),
    Form("发表时间：2022-10-17 09:42:12 作者：张三 来源：党委宣传部 访问量: 2807 次", "2022-10-17", "09:42:12", 2807),
    Form("23.05.2019 11:30 浏览次数:", "2019-05-23", "11:30:00"),
    Form("張貼時間：104年3月6日 點閱：351", "2015-03-06", None, 351),
    Form("27 September 2021", "2021-09-27"),
    Form("17 Nov 2016:", "2016-11-17"),
    Form("Published on 2024-10-22 | 1204 reads", "2024-10-22", None, 1204),
    Form("更新时间：2023-02-01 日期：2023-01-05 阅读（618）", "2023-01-05", None, 618),
    Form("更新时间：2023-02-01 阅读量：[ 1024 ]", "2023-02-01", None, 1024),
    Form("发布日期：2019-01-02 人气：1.2万", "2019-01-02", None, 12000),
    Form("发布日期：２０１９－０１－０２ 浏览：９８", "2019-01-02", None, 98),
    Form("2024-01-02 学院新闻 8491", "2024-01-02", None, 8491),
    Form("2019-01-02 <i class='fa fa-eye'></i> 2,375", "2019-01-02", None, 2375),
    Form("2019-01-02 <img src='images/eye.png'> 375", "2019-01-02", None, 375),
    Form("浏览次数:1345发布时间:2019-01-02", "2019-01-02", None, 1345),
    Form("文字作者:图片作者:稿件来源:党委宣传部发布时间:2011-04-08浏览量:2785", "2011-04-08", None, 2785),
    Form('发布时间:2026-01-17 | 作者:暂无 | 阅读次数:<script>document.write("69");</script>', "2026-01-17", None, 69),
    Form('日期：2019-01-02 点击数：<script>_showDynClicks("wbnews", 1366454638, 2710)</script>', "2019-01-02"),
    Form("日期：2019-01-02 浏览：<span class='WP_VisitCount' url='/_visitcountdisplay?a=1'>0</span>", "2019-01-02"),
    Form(
        "日期：2019-01-02 浏览：<span id='n'></span><script>document.getElementById('n').innerHTML='530';</script>",
        "2019-01-02",
        None,
        530,
    ),
    Form("日期：2019-01-02 浏览：<script>var hits = 88; document.write(hits);</script>", "2019-01-02", None, 88),
    Form("发布时间：2019-01-02 浏览量：0", "2019-01-02", None, 0),
    Form("<span>作者：李四</span> <span>2019-01-02</span> <span>浏览 99</span>", "2019-01-02", None, 99),
    Form("[2025-04-10] 编辑：李四 人气：530", "2025-04-10", None, 530),
    Form(
        '更新時間：2019-11-28 14:08:10 / 張貼時間：2019-11-28 14:05:03 單位秘書室 <i class="fa fa-eye"></i> 2,375',
        "2019-11-28",
        "14:05:03",
        2375,
    ),
    Form("", None),
    Form("来源：新闻中心 发布者：admin", None),
    Form("By Jane Doe, 12 May 2020 · Views: 1,234", "2020-05-12", None, 1234),
    Form("March 8, 2024 | Hits 37", "2024-03-08", None, 37),
    Form("2024-03-08 已有 243 人阅读", "2024-03-08", None, 243),
    Form("<span>日期：</span><span>2019-01-02</span><span>点击：</span><span>77</span>", "2019-01-02", None, 77),
    Form("作 者：张三&nbsp;&nbsp;日 期：2019年1月2日&nbsp;&nbsp;浏 览：5", "2019-01-02", None, 5),
    Form("发布时间：2019-01-02 字号：<a href='#'>大</a> <a href='#'>中</a> <a href='#'>小</a>", "2019-01-02"),
    Form("發布日期：2019/01/02　瀏覽數：351", "2019-01-02", None, 351),
    Form("民國108年1月2日 瀏覽人次：12", "2019-01-02", None, 12),
    Form("发布时间：2019-01-02 08:05:09 来源： 浏览次数：1,002次", "2019-01-02", "08:05:09", 1002),
    Form("2019.01.02", "2019-01-02"),
    Form("Date: 2 January 2019 Category: <a href='/news'>News</a> Views 12", "2019-01-02", None, 12),
)


class Article(NamedTuple):
    title: str
    body: list
    paragraphs: list
    images: list = []
    language: str = "zh-hans"


CHINESE = [
    "一家城市治理研究机构在校区会议厅首发案例集，并与两个镇签订三方共建协议。",
    "时间：3月5日下午；地点：徐汇校区总办公厅。",
    "出席：上海市金山区委副书记程鹏，金山区相关委办局、街镇领导。",
    "作者：桑植县作家协会副主席兼秘书长、中国散文学会会员甄钰源女士。",
    "读者可在2018-01-01前点击网站浏览：本书发布时间为2017年5月，阅读次数超过1000次。",
    "协议：共建合作协议（主办学院、廊下镇人民政府、广陈镇人民政府）。",
]
TRADITIONAL = [
    "一所大學圖書館為教師著作設立專區並舉行開幕。",
    "時間：11月28日上午；地點：中興大學圖書館一樓。",
    "出席：興大副校長周至宏。",
    "發言：興大校長薛富盛。",
    "專區收藏一千五百多冊教師作品。",
]
ENGLISH = [
    "A Vietnamese and an American university signed a memorandum on one of the campuses.",
    "When: 7th March; Where: NVC campus.",
    "Present: Prof. Brad Bodenhausen – Vice President of the Department of Community and Global Partnerships.",
    "It opens the way to exchanges and “tailored” short courses; the rector’s office agreed.",
]
PICTURE = '<p style="text-align:center"><img src="/__local/A/1C/img_10.JPG" width="600"></p>'
CAPTION = '<p style="text-align:center"><span>活动现场</span></p>'
ARTICLES = (
    Article("《像绣花一样精细:城市治理的金山实践》新书首发座谈会暨共建合作签约仪式", CHINESE, CHINESE),
    Article("我院赴金山区廊下镇—广陈镇调研", CHINESE[:3], CHINESE[:3]),
    Article("【公關組】興大「興傳書房」開幕 專區典藏教師著作逾1500冊", TRADITIONAL, TRADITIONAL, [], "zh-hant"),
    Article("UNIVERSITY OF SCIENCE SIGNS A MEMORANDUM WITH MISSOURI STATE UNIVERSITY, USA", ENGLISH, ENGLISH, [], "en"),
    Article("Two-day workshop on low-carbon cities – a report", ENGLISH[:3], ENGLISH[:3], [], "en"),
    Article(
        "学院举行座谈会",
        [*CHINESE[:2], PICTURE, CAPTION, CHINESE[5]],
        [*CHINESE[:2], CHINESE[5]],
        [("/__local/A/1C/img_10.JPG", "活动现场")],
    ),
    Article(
        "图书馆举行赠书仪式",
        ['<p><img src="/images/logo.png"></p>', PICTURE, CAPTION, CHINESE[0]],
        [CHINESE[0]],
        [("/__local/A/1C/img_10.JPG", "活动现场")],
    ),
    Article(
        "关于公布2019年度优秀成果的通知",
        [
            CHINESE[0],
            "<table border=1><tr><td>序号</td><td>姓名</td><td>成果</td></tr>"
            "<tr><td>1</td><td>张三</td><td>专著</td></tr></table>",
            "<ul><li>请各单位做好准备。</li><li>联系人：李四。</li></ul>",
            CHINESE[2],
        ],
        [CHINESE[0], "序号 姓名 成果", "1 张三 专著", "请各单位做好准备。", "联系人：李四。", CHINESE[2]],
    ),
    Article("校长一行来访", [CHINESE[0]], [CHINESE[0]]),
)
SITES = {"zh-hans": "某某大学公共管理学院", "zh-hant": "國立某某大學圖書館", "en": "Example University"}
