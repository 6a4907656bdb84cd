"""Which pictures and documents readers may be given."""

from articles.models.published import PublicationFile


def is_file_public(digest):
    """True if a publication that is visible now prints the file of this digest; one walk of an index."""
    return PublicationFile.objects.visible().filter(digest=digest).exists()
