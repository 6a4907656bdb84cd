def tag_payloads(thing):
    """The tags of an article or event by their address, so that the order is the same on every database."""
    tags = sorted(thing.tags.all(), key=lambda tag: tag.slug)
    return [{"slug": tag.slug, "name": tag.name, "name_en": tag.name_en} for tag in tags]
