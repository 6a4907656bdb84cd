"""The record in sentences: drafted openings, and what a text says that the record does not. Pure.

record → lead (in_english) → Draft; rows → posts → checks → Findings; text → mentions, claims → Findings.
`lexicon` holds the words of words.txt.
"""
