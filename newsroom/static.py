from whitenoise.storage import CompressedManifestStaticFilesStorage


class GzippedManifestStorage(CompressedManifestStaticFilesStorage):
    """Static files named by digest and gzipped alone: Brotli would take half a minute of the first start."""

    keep_intermediate_files = False
    support_js_module_import_aggregation = True
