"""What is a view, and how many there were: counted once or not at all (docs/decisions/13-views-counted-once.md).

A page brings a signed token; its script sends it back once the page is seen (`beacon`); the answer comes after the
commit (`accept`); any process folds hits into days and totals at any time (`rollup`); `audit` proves that they agree.
"""
