"""Which agents are no readers: a short list of words that robots call themselves by, and no phone or browser does."""

import re
from functools import lru_cache

# Public lists drop Chinese readers (Baidu App, QQ, Huawei's HMSCore …): docs/decisions/13-views-counted-once.md.
ROBOT = re.compile(
    r"""
    (?<!cu)bot(?![a-z]) | spider | crawl | slurp | archiver | facebookexternalhit | externalagent
    | externalfetcher | preview | headless | phantomjs | lighthouse | pagespeed | python | aiohttp | httpx
    | curl/ | wget/ | libwww | lwp:: | go-http-client | ^okhttp/ | ^java/ | apache-httpclient | axios/
    | node-fetch | undici | scrapy | monitor | uptime | pingdom | statuscake | scanner | nmap | nuclei
    | feedfetcher | feedly | feedparser | ^ruby | ^php/ | guzzle | ^dart/ | winhttp | postman | insomnia
    | ^mediapartners-google | google-inspectiontool | googleother | google-extended | google-read-aloud
    | apis-google | yisou | haosou | sogou\ web | sogou\ inst | ^mozilla/\d\.\d$
    | ^mozilla/\d\.\d\ \(compatible;?\)$ | chatgpt-user | perplexity | cohere-ai | anthropic | openai
    | ia_archiver | embedly | quora\ link | whatsapp/ | telegram | twitterbot | skypeuripreview
    | bingpreview | w3c_validator | validator\.nu | check_http | ^-$
    """,
    re.IGNORECASE | re.VERBOSE,
)


@lru_cache(maxsize=20_000)
def is_robot(agent):
    """True for an agent that names itself a robot or a program, and for one that names nothing."""
    return not agent.strip() or ROBOT.search(agent) is not None
