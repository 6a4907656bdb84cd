"""A text as the parser reads it: one width, one script, no invisible characters; each character knows its place.

`folded` keeps lengths: one traditional character becomes one simplified one, so offsets hold.
"""

import re
import unicodedata
from typing import NamedTuple

INNER_DOTS = "·・•‧∙⋅●．"
DASHES = "–—―‒－"
SYMBOLS = {"So", "Sk", "Cs", "Co", "Cn"}  # pictures of a message read as spaces
INVISIBLE = {"\ufe0f", "\ufe0e", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u200e", "\u200f"}
SPACES = " \u00a0\u3000\u2002\u2003\u2009\u202f"
# Full-width signs that compatibility forms do not bring together.
SIGNS = {
    "，": ",",
    "；": ";",
    "：": ":",
    "（": "(",
    "）": ")",
    "｜": "|",
    "／": "/",
    "﹑": "、",
    "､": "、",
    "　": " ",
    "〔": "(",
    "〕": ")",
}

# Traditional and simplified side by side: what names, titles, bodies and frames are made of.
_PAIRS = """
書书 長长 館馆 處处 會会 執执 總总 經经 組组 務务 學学 國国 發发 講讲 譽誉 終终 聘聘 資资 員员 縣县 鄉乡 鎮镇 區区 廳厅 審审 檢检 醫医 師师 護护 藥药 編编 輯辑 記记 導导 監监 製制 兒儿 專专 業业
黨党 團团 聯联 協协 學学 術术 門门 開开 關关 東东 電电 視视 臺台 灣湾 報报 誌志 傳传 機机 構构 圖图 檔档 館馆 藝艺 戲戏 劇剧 樂乐 畫画 園园 場场 廠厂 農农 銀银 證证 園园 與与 參参 訪访 賓宾 來来
陳陈 張张 劉刘 黃黄 趙赵 楊杨 吳吴 孫孙 馬马 許许 鄭郑 謝谢 韓韩 馮冯 鄧邓 蕭萧 葉叶 蔣蒋 蘇苏 盧卢 蔡蔡 賈贾 賴赖 譚谭 鍾钟 鐘钟 範范 陸陆 龍龙 顧顾 龔龚 湯汤 歐欧 嚴严 閻阎 聶聂 喬乔 賀贺 龐庞 盛盛 齊齐 莊庄 塗涂 連连 項项 褚褚 費费 練练 簡简 閩闽 鄔邬 鄒邹 鄺邝 駱骆 魯鲁 鮑鲍 萬万 葛葛 溫温 藍蓝 藺蔺 羅罗 樊樊 戰战 廖廖 喻喻 衛卫 貝贝 祿禄 單单 應应 諸诸 厲厉 樓楼 欒栾 鳳凤 養养 駢骈 鄢鄢 聞闻 談谈 勞劳 關关 蓋盖 雲云 買买 樂乐 寧宁 竇窦 繆缪 鄞鄞 農农 況况 習习 蘭兰 閔闵 麥麦 紀纪 強强 滿满 賓宾 釋释
個个 們们 為为 這这 並并 後后 進进 與与 對对 將将 從从 時时 間间 產产 廣广 優优 選选 計计 劃划 際际 體体 館馆 課课 題题 項项 標标 準准 辦办 號号 議议 論论 壇坛 財财 貿贸 濟济 統统 戰战 組组 織织 顯显 動动 績绩 環环 測测 應应 數数 據据 訊讯 網网 絡络 軟软 體体 設设 備备 質质 礦矿 氣气 鐵铁 車车 輪轮 輕轻 紡纺 織织 飛飞 機机 達达 遠远 運运 達达 遊游 過过 週周 職职 聽听 聲声 腦脑 臨临 興兴 舉举 舊旧 薦荐 華华 號号 補补 裝装 規规 親亲 覺觉 觀观 訂订 認认 試试 語语 說说 調调 請请 諮咨 謀谋 譯译 讀读 變变 讓让 豐丰 貢贡 貴贵 買买 費费 賞赏 贈赠 趨趋 軍军 輔辅 農农 邊边 郵邮 鄰邻 醫医 釋释 針针 鋼钢 錄录 鎮镇 長长 閱阅 陽阳 陰阴 隊队 階阶 隨随 隱隐 雙双 雜杂 離离 難难 雲云 靈灵 靜静 韻韵 響响 頁页 順顺 領领 頭头 顏颜 願愿 類类 飲饮 養养 餘余 駐驻 驗验 驚惊 體体 點点 黨党 齡龄 龍龙 亞亚 倫伦 側侧 傑杰 備备 債债 僅仅 價价 優优 儀仪 億亿 兩两 別别 劑剂 勞劳 勝胜 匯汇 協协 單单 參参 吳吴 員员 問问 啟启 喬乔 單单 嘉嘉 嚴严 國国 圍围 圓圆 報报 場场 塊块 壓压 壽寿 夢梦 夥伙 奮奋 婦妇 嬌娇 孫孙 學学 宮宫 實实 寫写 寬宽 寶宝 將将 專专 導导 層层 屬属 島岛 嶺岭 巖岩 師师 帶带 幣币 幫帮 幹干 廟庙 廢废 廳厅 張张 彌弥 後后 從从 徑径 復复 徵征 恆恒 惠惠 愛爱 慶庆 憲宪 應应 懷怀 戲戏 戶户 拋抛 採采 掃扫 揚扬 換换 撥拨 擇择 擔担 據据 擴扩 攝摄 敘叙 數数 斷断 於于 時时 晉晋 暉晖 暢畅 曉晓 曆历 書书 條条 棟栋 榮荣 構构 槍枪 樂乐 標标 樣样 樹树 橋桥 機机 檢检 權权 歐欧 歡欢 歲岁 歷历 歸归 殺杀 毀毁 氣气 漢汉 滅灭 潔洁 潛潜 澤泽 濱滨 灣湾 為为 煒炜 煙烟 煥焕 熱热 燈灯 營营 爭争 爺爷 獎奖 獲获 獻献 現现 瑋玮 環环 璽玺 瓊琼 產产 畢毕 畫画 異异 當当 療疗 發发 盡尽 監监 盤盘 眾众 確确 禮礼 禪禅 種种 稱称 穩稳 競竞 筆笔 節节 範范 築筑 簽签 簡简 糧粮 約约 紅红 納纳 純纯 紙纸 級级 細细 終终 組组 結结 絕绝 給给 統统 經经 綜综 維维 綱纲 網网 緒绪 線线 緯纬 練练 總总 績绩 織织 繼继 續续 羅罗 義义 習习 聖圣 聯联 肅肃 腳脚 舉举 艦舰 莊庄 華华 萬万 葉叶 蓮莲 藝艺 蘭兰 處处 蟲虫 術术 衝冲 裡里 複复 訊讯 託托 註注 詩诗 詹詹 話话 該该 詳详 誌志 誠诚 課课 諾诺 證证 識识 譚谭 議议 護护 象象 賢贤 賓宾 質质 賴赖 資资 賽赛 贊赞 趙赵 跡迹 輝辉 輯辑 農农 連连 進进 運运 達达 遷迁 選选 遺遗 鄧邓 鄭郑 醫医 銀银 銘铭 錢钱 錦锦 鍵键 鏡镜 鐘钟 鑑鉴 鑒鉴 開开 閉闭 閣阁 陣阵 際际 陳陈 險险 雖虽 霧雾 頒颁 預预 頻频 顧顾 風风 餐餐 館馆 馬马 騰腾 驅驱 體体 鬥斗 魏魏 鮮鲜 鳥鸟 鳴鸣 鴻鸿 麗丽 麥麦 黃黄 齊齐
""".split()
FOLD = {pair[0]: pair[1] for pair in _PAIRS if pair[0] != pair[1]} | {
    "臺": "台",
    "羣": "群",
    "峯": "峰",
    "衆": "众",
    "産": "产",
    "爲": "为",
    "峽": "峡",
    "荘": "庄",
    "歩": "步",
    "沢": "泽",
    "辺": "边",
    "斎": "斋",
    "濵": "滨",
    "髙": "高",
    "鶴": "鹤",
    "鈴": "铃",
    "澤": "泽",
    "藪": "薮",
}
# 單 is the surname 单; 鍾 and 鐘 both become 钟; 於 is 于: names keep their own characters, only the look-up is folded.
TRADITIONAL = frozenset(FOLD)
_SIMPLIFIED_ONLY = frozenset(pair[1] for pair in _PAIRS if pair[0] != pair[1]) - frozenset(
    "里后干台斗周范游几云志只准制征了面复系余"
)


# Machines that convert a page to traditional characters leave readings in it: 國(guó).
READING = re.compile(
    r"(?<=[\u3400-\u9fff])[(（][a-z]{0,3}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü][a-z]{0,3}(?: / [a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+)*[)）]|(?<=[\u3400-\u9fff])[(（](?:de|le|zhe|ne|ma|men|shu|zi|tou)[)）]"
)


class Script(NamedTuple):
    """`chars` is what is read; `starts[i]:ends[i]` is where character i stands in the source; `breaks` holds the
    indices before which the source has a space that is no character here."""

    chars: str
    starts: list
    ends: list
    breaks: frozenset

    def place(self, start, end):
        return self.starts[start], self.ends[end - 1]


def script_of(text):
    """The Script of a text. Spaces beside a Chinese character are breaks; between Latin letters they stay."""
    units = _units(text)
    chars, starts, ends, breaks = [], [], [], set()
    waiting = None
    for sign, start, end in units:
        if sign == " ":
            waiting = (start, end) if waiting is None else (waiting[0], end)
            continue
        if waiting is not None and chars:
            if _is_latin(chars[-1]) and _is_latin(sign):
                chars.append(" ")
                starts.append(waiting[0])
                ends.append(waiting[1])
            else:
                breaks.add(len(chars))
        waiting = None
        chars.append(sign)
        starts.append(start)
        ends.append(end)
    return Script("".join(chars), starts, ends, frozenset(breaks))


def _units(text):
    index, length = 0, len(text)
    readings = {match.start(): match.end() for match in READING.finditer(text)}
    while index < length:
        if index in readings:
            index = readings[index]
            continue
        end = index + 1
        while end < length and unicodedata.combining(text[end]):
            end += 1
        sign = text[index:end]
        if sign in INVISIBLE:
            index = end
            continue
        if sign in SPACES or sign == "\t" or _is_picture(sign[0]):
            sign = " "
        elif sign in SIGNS:
            sign = SIGNS[sign]
        elif sign == "." and index and is_chinese(text[index - 1]) and not text[end : end + 1].isalnum():
            sign = "。"
        elif sign in "\r\n\u2028\u2029\v\f":
            sign = "\n"
        elif sign in INNER_DOTS:
            sign = "·"
        else:
            composed = unicodedata.normalize("NFKC", sign)
            # A form that unfolds into several characters, such as ㈱, stays what it is.
            sign = composed if len(composed) == 1 else unicodedata.normalize("NFC", sign)[:1]
        yield sign, index, end
        index = end


def _is_picture(sign):
    return unicodedata.category(sign) in SYMBOLS and not "\u2e80" <= sign <= "\u2fdf"


def _is_latin(sign):
    return sign.isalpha() and not is_chinese(sign) or sign in ".,'’-&0123456789"


def is_chinese(sign):
    return "\u3400" <= sign <= "\u9fff" or sign in "〇々" or "\U00020000" <= sign <= "\U0003ffff"


def folded(text):
    """The text with simplified characters where this module knows them; of the same length."""
    return "".join([FOLD.get(sign, sign) for sign in text])


def printed(text):
    """Words of the source as a row shows them: composed, no look-alike radicals, no invisible characters."""
    signs = []
    for sign in unicodedata.normalize("NFC", text):
        if sign in INVISIBLE or sign in "\r\n":
            continue
        if "\u2e80" <= sign <= "\u2fdf" or "\uf900" <= sign <= "\ufaff":
            sign = unicodedata.normalize("NFKC", sign)
        signs.append(" " if sign in SPACES or sign == "\t" else sign)
    return " ".join("".join(signs).split())


def language_of(text):
    """zh-hans, zh-hant or en, by the characters alone; simplified Chinese where nothing tells."""
    sample = text[:20_000]
    chinese = sum(is_chinese(sign) for sign in sample)
    words = len(re.findall(r"[^\W\d_\u3400-\u9fff]{2,}", sample))
    if words > 1.5 * chinese:
        return "en"
    traditional = sum(sign in TRADITIONAL for sign in sample)
    simplified = sum(sign in _SIMPLIFIED_ONLY for sign in sample)
    return "zh-hant" if traditional > simplified else "zh-hans"
