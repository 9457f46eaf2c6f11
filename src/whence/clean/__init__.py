"""Clean: from a report as fetched to a document, with main text, language, boilerplate, sentences and origin."""

from whence.clean.article import article, text_article
from whence.clean.html import body_text

__all__ = ["article", "body_text", "text_article"]
