"""How readers' browsers and robots name themselves: the fixtures of the robot rules."""

WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"
MAC = f"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {WEBKIT}"
WINDOWS = f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WEBKIT}"
WINDOWS_7 = f"Mozilla/5.0 (Windows NT 6.1; WOW64) {WEBKIT}"
LINUX = f"Mozilla/5.0 (X11; Linux x86_64) {WEBKIT}"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
IPAD = "Mozilla/5.0 (iPad; CPU OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"


def android(device, version=14, language=""):
    return f"Mozilla/5.0 (Linux; {'U; ' if language else ''}Android {version}; {language}{device}) {WEBKIT}"


READERS = [
    # WeChat and WeCom
    f"{android('V2241A Build/UP1A.231005.007; wv')} Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160117"
    " MMWEBSDK/20240501 MMWEBID/2247 MicroMessenger/8.0.50.2701(0x28003255) WeChat/arm64 Weixin NetType/WIFI"
    " Language/zh_CN ABI/arm64",
    f"{IPHONE} Mobile/15E148 MicroMessenger/8.0.49(0x18003130) NetType/4G Language/zh_CN",
    f"{WINDOWS_7} Chrome/116.0.0.0 Safari/537.36 NetType/WIFI MicroMessenger/7.0.20.1781(0x6700143B)"
    " WindowsWechat(0x63090a13) XWEB/9129 Flue",
    f"{MAC} Chrome/107.0.0.0 Safari/537.36 MicroMessenger/6.8.0(0x16080000) NetType/WIFI MiniProgramEnv/Mac"
    " MacWechat/WMPF MacWechat/3.8.7(0x13080712) XWEB/1191",
    f"{android('M2012K11AC Build/TKQ1.220829.002; wv', 13)} Version/4.0 Chrome/108.0.0.0 Mobile Safari/537.36"
    " wxwork/4.1.22 MicroMessenger/7.0.1 NetType/WIFI Language/zh Lang/zh",
    # QQ and QQ Browser
    f"{android('PGT-AN10 Build/HONORPGT-AN10; wv')} Version/4.0 Chrome/109.0.5414.86 MQQBrowser/6.2 TBS/046613"
    " Mobile Safari/537.36 V1_AND_SQ_9.0.25_5984_YYB_D QQ/9.0.25.15605 NetType/WIFI WebP/0.3.0 Pixel/1080",
    f"{IPHONE} Mobile/15E148 QQ/9.0.30.620 V1_IPH_SQ_9.0.30_1_APP_A Pixel/1170 MiniAppEnable SimpleUISwitch/0"
    " QQTheme/1000 Core/WKWebView Device/Apple(iPhone 14) NetType/WIFI QBWebViewType/1 WKType/1",
    f"{android('22081212C Build/UKQ1.230917.001', 14, 'zh-cn; ')} Version/4.0 Chrome/109.0.5414.86 MQQBrowser/15.1"
    " Mobile Safari/537.36 COVC/047205",
    f"{WINDOWS} Chrome/94.0.4606.71 Core/1.94.225.400 QQBrowser/12.3.5574.400 Safari/537.36",
    f"{IPHONE} Version/17.5 MQQBrowser/15.2.0 Mobile/15E148 Safari/604.1 QBWebViewUA/2 QBWebViewType/1 WKType/1",
    # Baidu App and Baidu Browser
    f"{android('PEGM00 Build/RKQ1.200903.002; wv', 12)} Version/4.0 Chrome/97.0.4692.98 Mobile Safari/537.36"
    " T7/13.60 SP-engine/2.99.0 baiduboxapp/13.60.0.10 (Baidu; P1 12) NABar/1.0",
    f"{IPHONE} Mobile/15E148 SP-engine/3.16.0 main/1.0 baiduboxapp/13.65.0.10 (Baidu; P2 17.5.1)",
    f"{WINDOWS_7} Chrome/69.0.3497.100 Safari/537.36 baidubrowser/8.7.5000.4980",
    f"{android('Redmi Note 8 Build/PKQ1.190616.001; wv', 9)} Version/4.0 Chrome/76.0.3809.89 Mobile Safari/537.36"
    " T7/12.3 baiduboxapp/12.3.5.10 (Baidu; P1 9)",
    # UC and Quark
    f"{android('PFTM10 Build/SP1A.210812.016', 12, 'zh-CN; ')} Version/4.0 Chrome/100.0.4896.58"
    " UCBrowser/16.6.6.1306 Mobile Safari/537.36",
    f"{IPHONE} Mobile/21F90 UCBrowser/16.6.8.2307 Mobile AliApp(TUnionSDK/0.1.20.4)",
    f"{android('V2203A Build/TP1A.220624.014', 13, 'zh-CN; ')} Version/4.0 Chrome/100.0.4896.58 Quark/6.12.5.560"
    " Mobile Safari/537.36",
    f"{IPHONE} Version/17.5 Mobile/21F90 Safari/604.1 Quark/6.13.2.2153",
    f"{WINDOWS} Chrome/112.0.5615.138 Safari/537.36 QuarkPC/2.0.5.237",
    # 360
    f"{WINDOWS} Chrome/108.0.5359.95 Safari/537.36 QIHU 360SE",
    f"{WINDOWS_7} Chrome/86.0.4240.198 Safari/537.36 QIHU 360EE",
    f"{WINDOWS} Chrome/114.0.5735.289 Safari/537.36 360SE/14.5",
    f"{android('TAS-AN00 Build/HUAWEITAS-AN00', 12)} Version/4.0 Chrome/84.0.4147.71 Mobile Safari/537.36 QHBrowser"
    "/21600 Mso/36.0 360 Aphone Browser (21.6.0.0)",
    # Sogou, Lenovo, 2345, Maxthon, Cheetah
    f"{WINDOWS} Chrome/80.0.3987.87 Safari/537.36 SE 2.X MetaSr 1.0",
    f"{android('KB2000 Build/RP1A.201005.001; wv', 11)} Version/4.0 Chrome/87.0.4280.101 Mobile Safari/537.36"
    " SogouSearch Android1.0 version3.0 AppVersion/8003",
    f"{android('M2007J3SC Build/RKQ1.200826.002', 11, 'zh-cn; ')} Version/4.0 Chrome/70.0.3538.80 Mobile"
    " Safari/537.36 SogouMSE,SogouMobileBrowser/5.34.8",
    f"{WINDOWS} Chrome/109.0.0.0 Safari/537.36 SLBrowser/9.0.5.9101 SLBChan/103 SLBVPV/64-bit",
    f"{android('Lenovo L79031 Build/RKQ1.201022.002', 11)} Chrome/96.0.4664.45 Mobile Safari/537.36"
    " LenovoBrowser/10.4.7",
    f"{WINDOWS} Chrome/69.0.3947.100 Safari/537.36 2345Explorer/10.28.0.21260",
    f"{WINDOWS} Chrome/100.0.4896.75 Safari/537.36 Maxthon/7.0.2.1000",
    f"{WINDOWS_7} Chrome/63.0.3239.26 Safari/537.36 LBBROWSER",
    # Phones' own browsers
    f"{android('ALN-AL00 Build/HUAWEIALN-AL00; HMSCore 6.13.0.322', 12)} Chrome/114.0.5735.196"
    " HuaweiBrowser/15.0.4.312 Mobile Safari/537.36",
    f"{android('NOH-AN00; HMSCore 6.12.4.312', 10)} Chrome/99.0.4844.88 HuaweiBrowser/14.0.5.304 Mobile Safari/537.36",
    "Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36"
    " ArkWeb/4.1.6.1 Mobile HuaweiBrowser/5.0.4.300",
    f"{android('2210132C Build/UKQ1.230804.001', 14, 'zh-cn; ')} Version/4.0 Chrome/118.0.5993.80 Mobile"
    " Safari/537.36 XiaoMi/MiuiBrowser/18.6.40625",
    f"{android('Redmi K30 Pro Build/SKQ1.211006.001', 12, 'zh-cn; ')} Version/4.0 Chrome/100.0.4896.127 Mobile"
    " Safari/537.36 XiaoMi/MiuiBrowser/17.3.11",
    f"{android('SM-S9280')} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
    f"{android('SAMSUNG SM-G9910', 13)} SamsungBrowser/23.0 Chrome/115.0.0.0 Mobile Safari/537.36",
    f"{android('V2324A Build/UP1A.231005.007; wv')} Version/4.0 Chrome/101.0.4951.74 Mobile Safari/537.36"
    " VivoBrowser/19.7.0.2",
    f"{android('PHK110 Build/TP1A.220905.001', 13, 'zh-cn; ')} Version/4.0 Chrome/115.0.5790.168 Mobile Safari/537.36"
    " HeyTapBrowser/45.10.3.1.1",
    f"{android('LGE-AN20 Build/HONORLGE-AN20', 13)} Chrome/99.0.4844.88 Mobile Safari/537.36 HonorBrowser/9.0.2",
    f"{android('CUBOT NOTE 21', 13)} Chrome/120.0.0.0 Mobile Safari/537.36",
    f"{android('moto g(60)', 12)} Chrome/119.0.0.0 Mobile Safari/537.36",
    f"{android('Nokia 6.1 Build/PPR1.180610.011; wv', 9)} Version/4.0 Chrome/102.0.5005.125 Mobile Safari/537.36",
    f"{android('MEIZU 18 Build/RKQ1.201105.002; wv', 11)} Version/4.0 Chrome/86.0.4240.185 Mobile Safari/537.36"
    " MzBrowser/9.9.4",
    # Other apps that open pages
    f"{android('PJZ110 Build/UKQ1.230924.001; wv')} Version/4.0 Chrome/105.0.5195.124 Mobile Safari/537.36"
    " DingTalk/7.5.20 (Alibaba) com.alibaba.android.rimet",
    f"{IPHONE} Mobile/15E148 Weibo (iPhone15,3__weibo__14.6.1__iphone__os17.5.1)",
    f"{android('V2244A Build/TP1A; wv', 13)} Version/4.0 Chrome/114.0.5735.130 Mobile Safari/537.36"
    " NewsArticle/9.9.1 JsSdk/2 TTWebView/1141130045002",
    f"{IPHONE} Mobile/15E148 AliApp(AP/10.6.0.6000) AlipayClient/10.6.0.6000 Language/zh-Hans",
    f"{IPHONE} GSA/322.0.643212358 Mobile/15E148 Safari/604.1",
    f"{android('22101316C Build/TP1A; wv', 13)} Version/4.0 Chrome/104.0.5112.97 Mobile Safari/537.36 zhihu/Futureve"
    "/10.11.0",
    # The four big browsers, on desks and in hands
    f"{WINDOWS} Chrome/131.0.0.0 Safari/537.36",
    f"{MAC} Chrome/131.0.0.0 Safari/537.36",
    f"{LINUX} Chrome/131.0.0.0 Safari/537.36",
    f"{android('K', 10)} Chrome/131.0.0.0 Mobile Safari/537.36",
    f"{IPHONE} CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1",
    f"{WINDOWS_7} Chrome/49.0.2623.112 Safari/537.36",
    f"{WINDOWS} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
    f"{MAC} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.2903.51",
    f"{android('K', 10)} Chrome/131.0.0.0 Mobile Safari/537.36 EdgA/131.0.2903.48",
    f"{IPHONE} Version/17.0 EdgiOS/131.0.2903.68 Mobile/15E148 Safari/604.1",
    f"{WINDOWS} Chrome/64.0.3282.140 Safari/537.36 Edge/18.17763",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6"
    " Safari/605.1.15",
    f"{IPHONE} Version/17.5 Mobile/15E148 Safari/604.1",
    f"{IPAD} Version/17.4 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:132.0) Gecko/20100101 Firefox/132.0",
    "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
    "Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0",
    f"{IPHONE} FxiOS/132.0 Mobile/15E148 Safari/605.1.15",
    "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko",
    f"{WINDOWS} Chrome/130.0.0.0 Safari/537.36 OPR/115.0.0.0",
]

ROBOTS = [
    # Search engines
    "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)",
    "Mozilla/5.0 (compatible; Baiduspider-render/2.0; +http://www.baidu.com/search/spider.html)",
    f"{IPHONE} Version/9.0 Mobile/13B143 Safari/601.1 (compatible; Baiduspider-render/2.0; Smartapp)",
    "Sogou web spider/4.0(+http://www.sogou.com/docs/help/webmasters.htm#07)",
    "Sogou inst spider/4.0(+http://www.sogou.com/docs/help/webmasters.htm#07)",
    f"{WINDOWS_7} Chrome/50.0.2661.102 Safari/537.36; 360Spider",
    "Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; Trident/5.0); 360Spider(compatible; HaosouSpider)",
    f"{android('5.0')} Mobile Safari/537.36 (compatible; Bytespider; spider-feedback@bytedance.com)",
    f"{WINDOWS} Chrome/69.0.3497.81 YisouSpider/5.0 Safari/537.36",
    f"{android('7.0;')} (compatible; PetalBot;+https://webmaster.petalsearch.com/site/petalbot)",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    f"{android('Nexus 5X Build/MMB29P', 6)} Chrome/129.0.6668.89 Mobile Safari/537.36 (compatible; Googlebot/2.1)",
    "Googlebot-Image/1.0",
    "Mozilla/5.0 (compatible; Google-InspectionTool/1.0;)",
    f"{LINUX} Chrome/129.0.0.0 Safari/537.36 (compatible; GoogleOther)",
    "Mediapartners-Google",
    "AdsBot-Google (+http://www.google.com/adsbot.html)",
    "FeedFetcher-Google; (+http://www.google.com/feedfetcher.html)",
    f"{WINDOWS} (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0.1938.76 Safari/537.36",
    "Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)",
    "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
    "Mozilla/5.0 (compatible; DuckDuckBot-Https/1.1; https://duckduckgo.com/duckduckbot)",
    "Mozilla/5.0 (compatible; SeznamBot/4.0; +http://napoveda.seznam.cz/seznambot-intro/)",
    "Mozilla/5.0 (compatible; Applebot/0.1; +http://www.apple.com/go/applebot)",
    "Mozilla/5.0 (compatible; Yeti/1.1; +https://naver.me/spd) spider",
    "Mozilla/5.0 (compatible; Qwantify/2.4w; +https://www.qwant.com/) crawler",
    # Models' harvesters
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; ChatGPT-User/1.0; +https://openai.com/bot",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; OAI-SearchBot/1.0; +https://openai.com/searchbot)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0; +claudebot@anthropic.com)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; PerplexityBot/1.0)",
    "CCBot/2.0 (https://commoncrawl.org/faq/)",
    "meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)",
    "meta-externalfetcher/1.1",
    "Mozilla/5.0 (compatible; Amazonbot/0.1; +https://developer.amazon.com/support/amazonbot)",
    "Mozilla/5.0 (compatible; DataForSeoBot/1.0; +https://dataforseo.com/dataforseo-bot)",
    # Link previews
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Twitterbot/1.0",
    "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
    "TelegramBot (like TwitterBot)",
    "WhatsApp/2.23.20.0",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
    f"{WINDOWS} Chrome/109.0.0.0 Safari/537.36 SkypeUriPreview Preview/0.5",
    # Those that sell what they find
    "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
    "Mozilla/5.0 (compatible; SemrushBot/7~bl; +http://www.semrush.com/bot.html)",
    "Mozilla/5.0 (compatible; MJ12bot/v1.4.8; http://mj12bot.com/)",
    "Mozilla/5.0 (compatible; DotBot/1.2; +https://opensiteexplorer.org/dotbot; help@moz.com)",
    "Mozilla/5.0 (compatible; BLEXBot/1.0; +http://webmeup-crawler.com/)",
    "Mozilla/5.0 (compatible; archive.org_bot +http://archive.org/details/archive.org_bot)",
    "ia_archiver (+http://www.alexa.com/site/help/webmasters; crawler@alexa.com)",
    "Screaming Frog SEO Spider/20.1",
    # Watchers and testers
    "Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
    "Pingdom.com_bot_version_1.4_(http://www.pingdom.com/)",
    "Mozilla/5.0 (compatible; StatusCake) monitor",
    f"{LINUX} HeadlessChrome/131.0.0.0 Safari/537.36",
    f"{MAC} Chrome/126.0.0.0 Safari/537.36 Chrome-Lighthouse",
    "Mozilla/5.0 (Unknown; Linux x86_64) AppleWebKit/538.1 (KHTML, like Gecko) PhantomJS/2.1.1 Safari/538.1",
    "W3C_Validator/1.3 http://validator.w3.org/services",
    "check_http/v2.3.3 (monitoring-plugins 2.3.3)",
    # Programs
    "python-requests/2.32.3",
    "Python-urllib/3.11",
    "Python/3.11 aiohttp/3.10.5",
    "python-httpx/0.27.2",
    "Scrapy/2.11.2 (+https://scrapy.org)",
    "curl/8.5.0",
    "Wget/1.21.4",
    "Go-http-client/2.0",
    "okhttp/4.12.0",
    "Java/17.0.12",
    "Apache-HttpClient/4.5.14 (Java/11.0.24)",
    "axios/1.7.7",
    "node-fetch/1.0",
    "libwww-perl/6.77",
    "PostmanRuntime/7.42.0",
    "Dart/3.5 (dart:io)",
    "GuzzleHttp/7",
    "Mozilla/5.0 zgrab/0.x scanner",
    "Mozilla/5.0",
    "Mozilla/4.0 (compatible;)",
    "-",
    " ",
    "",
]
