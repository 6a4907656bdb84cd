"""Generated rosters in traditional characters, one for one, as a page's converter does it."""

SIMPLIFIED = (
    "员宾参会议与动专谈并辞为签约仪莅临领导关学当长汇区经书记馆厅华复汉东兰厦门云开济国师财对贸贵广潍农内边尔滨业连郑庆宁苏扬峡马义语历数医护艺术设计乐体际继续药闻软务图传筑规划电气机环遥发证据乡兴税湾档网络测试实验遗产训调处"
    "卫审资党组织统战总办评陕肃乌绍阳赣烟闵楼淀吴县顺凤镇陈庄枫泾横龙观桥鲁园岗坞态运输协译间团讯飞铁绿恒银献联礼属宫纪龄桢钱张选质矿检视点细问题标准执论剑亚韩萨报争鸣读双装讲职荣誉级监编辑责军杰万贴优摄队项负逊买满丽热玛冈冯"
    "贝诺让来仓树铃诚岚晓峰黄时杨刘鹭莺费温册鸿键线见钟声头车圆孙寿两硕挂场该强伟杂诗赵罗谢许邓蒋叶吕单欧芦栾巩聂么厉占蔺邬窦贺汤毕齐顾萧庞蓝贾颜骆缪应贲诸钮龚储荆红权盖阚简饶养须鲜迟独静泽启圣钰韵维锦梦涛辉刚鹏颖洁轩远凯"
)
TRADITIONAL = (
    "員賓參會議與動專談並辭為籤約儀蒞臨領導關學當長匯區經書記館廳華復漢東蘭廈門雲開濟國師財對貿貴廣濰農內邊爾濱業連鄭慶寧蘇揚峽馬義語歷數醫護藝術設計樂體際繼續藥聞軟務圖傳築規劃電氣機環遙發證據鄉興稅灣檔網絡測試實驗遺產訓調處"
    "衛審資黨組織統戰總辦評陝肅烏紹陽贛煙閔樓澱吳縣順鳳鎮陳莊楓涇橫龍觀橋魯園崗塢態運輸協譯間團訊飛鐵綠恆銀獻聯禮屬宮紀齡楨錢張選質礦檢視點細問題標準執論劍亞韓薩報爭鳴讀雙裝講職榮譽級監編輯責軍傑萬貼優攝隊項負遜買滿麗熱瑪岡馮"
    "貝諾讓來倉樹鈴誠嵐曉峯黃時楊劉鷺鶯費溫冊鴻鍵線見鍾聲頭車圓孫壽兩碩掛場該強偉雜詩趙羅謝許鄧蔣葉呂單歐蘆欒鞏聶麼厲佔藺鄔竇賀湯畢齊顧蕭龐藍賈顏駱繆應賁諸鈕龔儲荊紅權蓋闞簡饒養須鮮遲獨靜澤啓聖鈺韻維錦夢濤輝剛鵬穎潔軒遠凱"
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
