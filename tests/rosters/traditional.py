"""Generated rosters in traditional characters, one for one, as a page's converter does it."""

SIMPLIFIED = (
    "镇长军强伟丽华员党书记与学诗评论资体译审鹏区顾锋宁张录韩国际务县辞讨坛会禄峰萧买宾参议动专谈并为签约仪莅临领导关当汇经绣样细实践丛协广陈发举从个义过终选编见证双愿节辑单来进还项场讲数据办苏税郑宝电气总钰馆图厅处负责带携师"
    "复汉东兰厦门云开济财对贸贵潍农内边尔滨业连庆扬峡马语历医护艺术设计乐继续药闻软传筑规划机环遥乡兴湾档网络测试验遗产训调卫组织统战陕肃乌绍阳赣烟闵楼淀吴顺凤庄枫泾横龙观桥鲁园岗坞态运输间团讯飞铁绿恒银献联礼属宫纪龄桢钱质矿"
    "检视点问题标准执剑亚萨报争鸣读装职荣誉级监杰万贴优摄队两硕挂该杂刘杨黄赵孙罗谢许邓冯蒋叶吕欧芦栾巩聂么厉占车蔺邬窦费贺汤毕时齐贝庞蓝贾颜钟骆缪应贲诸钮龚储荆红权盖阚简饶养须鲜迟独晓静泽启圣韵维锦梦涛辉刚颖洁轩远凯逊满热玛"
    "冈诺让仓树铃诚岚鹭莺温册鸿键线声头圆寿认这赞习们随围绕趋势欢话说别"
)
TRADITIONAL = (
    "鎮長軍強偉麗華員黨書記與學詩評論資體譯審鵬區顧鋒寧張錄韓國際務縣辭討壇會祿峯蕭買賓參議動專談並為簽約儀蒞臨領導關當匯經繡樣細實踐叢協廣陳發舉從個義過終選編見證雙願節輯單來進還項場講數據辦蘇稅鄭寶電氣總鈺館圖廳處負責帶攜師"
    "復漢東蘭廈門雲開濟財對貿貴濰農內邊爾濱業連慶揚峽馬語歷醫護藝術設計樂繼續藥聞軟傳築規劃機環遙鄉興灣檔網絡測試驗遺產訓調衛組織統戰陝肅烏紹陽贛煙閔樓澱吳順鳳莊楓涇橫龍觀橋魯園崗塢態運輸間團訊飛鐵綠恆銀獻聯禮屬宮紀齡楨錢質礦"
    "檢視點問題標準執劍亞薩報爭鳴讀裝職榮譽級監傑萬貼優攝隊兩碩掛該雜劉楊黃趙孫羅謝許鄧馮蔣葉呂歐蘆欒鞏聶麼厲佔車藺鄔竇費賀湯畢時齊貝龐藍賈顏鍾駱繆應賁諸鈕龔儲荊紅權蓋闞簡饒養須鮮遲獨曉靜澤啟聖韻維錦夢濤輝剛穎潔軒遠凱遜滿熱瑪"
    "岡諾讓倉樹鈴誠嵐鷺鶯溫冊鴻鍵線聲頭圓壽認這贊習們隨圍繞趨勢歡話說別"
)
_TABLE = str.maketrans(SIMPLIFIED, TRADITIONAL)


def traditional(value):
    """A text, or all texts of an answer."""
    if isinstance(value, str):
        return value.replace("师范", "師範").translate(_TABLE)
    if isinstance(value, dict):
        return {key: value[key] if key == "tags" else traditional(value[key]) for key in value}
    if isinstance(value, list | tuple):
        return type(value)(traditional(item) for item in value)
    return value
