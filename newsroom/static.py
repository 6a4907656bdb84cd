from whitenoise.storage import CompressedManifestStaticFilesStorage


class GzippedManifestStorage(CompressedManifestStaticFilesStorage):
    """Static files named by digest and gzipped; source maps stay out. Brotli would take half a minute of the start."""

    keep_intermediate_files = False

    def post_process(self, paths, *args, **kwargs):
        useful = {name: path for name, path in paths.items() if not name.endswith((".map", ".md", ".txt"))}
        yield from super().post_process(useful, *args, **kwargs)
