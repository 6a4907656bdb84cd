"""The commonest Chinese characters of both scripts: enough to tell a right decoding from a wrong one."""

import re

HANZI = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进"
    "着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各"
    "重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次"
    "品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治"
    "北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示"
    "议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深"
    "难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层"
    "片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严龙飞校馆讲座谈仪式签署协议席副书记授博士师致辞持仁版社届届邀请嘉宾围绕介绍表"
    "示希望双未来合作交流发展创新促进贡献感谢欢迎参观访问考察揭牌捐赠著编图首届论坛研讨培训实践基地服务精神文化艺术历史哲学经济管理法律医药"
    "浏览阅读点击次作者来源编辑审核布时间期新闻动态通知公告正文页上下条篇一"
    "這個為來時國會學發動過說產種後進著電裡現實兩體機當從業應開還義與關間樣線內數質氣變條結問無軍情總題黨員設長頭資邊統較將組見計別運農幾區強"
    "決戰則據處隊給門規熱領東導壓爭濟階術極聯認權證轉單風帶場車務萬達積議聲報鬥類離華確張馬節話況傳廣記須際驗連斷難礦備辦習響約勞團歷構稱準"
    "號維劃選標寫親養層專狀廠識適屬圓滿縣參紅細聽鐵價嚴龍飛館講談儀簽協書師辭屆請賓圍繞紹雙創獻謝歡觀訪贈編圖壇討訓踐藝醫藥瀏覽閱點擊審佈"
    "聞態頁興傳教授校長開幕典藏冊系所室組處主辦協辦臺灣灣"
)
# The same words in both scripts, a character below the other.
TRADITIONAL = frozenset(
    "學國會發時長書館與開員們這為來對說個經過動種後進實體點當專業條無資區華張記總機關應還將寫東車馬見門問間題頭導師講談議簽協辦處贈圖論壇訓"
    "團隊雙創觀訪參請報術藝醫歷傳聯設計課項務優領辭儀獎質構連臺灣"
)
SIMPLIFIED = frozenset(
    "学国会发时长书馆与开员们这为来对说个经过动种后进实体点当专业条无资区华张记总机关应还将写东车马见门问间题头导师讲谈议签协办处赠图论坛训"
    "团队双创观访参请报术艺医历传联设计课项务优领辞仪奖质构连台湾"
) - frozenset("后台")
PUNCTUATION = re.compile("[，。、：；！？“”‘’（）《》「」『』【】—…·　]")


def share_of_common(text):
    """(the share of common Chinese characters and signs, how many characters are not ASCII)."""
    others = [character for character in text if not character.isascii()]
    if not others:
        return 0.0, 0
    known = sum(character in COMMON or PUNCTUATION.match(character) is not None for character in others)
    return known / len(others), len(others)


def language_of(text):
    """zh-hans, zh-hant or en, by the characters that a text is written in."""
    hanzi = HANZI.findall(text)
    letters = sum(character.isalpha() for character in text) - len(hanzi)
    if len(hanzi) * 8 < letters:
        return "en"
    traditional = sum(character in TRADITIONAL for character in hanzi)
    simplified = sum(character in SIMPLIFIED for character in hanzi)
    return "zh-hant" if traditional > simplified else "zh-hans"
