"""Files that are sent, where the disk has no room for them: the rest of the form is read before it is refused."""

from contextlib import suppress

from django.core.files.uploadhandler import TemporaryFileUploadHandler

from articles.models.unavailable import why_unavailable


class PatientUploadHandler(TemporaryFileUploadHandler):
    """Lets go of a file that finds no room; Django would drop with it all that was typed.

    What went wrong stays on the request as `upload_fault`, and (field, file name) of each such file in `lost_files`.
    """

    def new_file(self, *args, **kwargs):
        self._is_lost = False
        self._try(super().new_file, *args, **kwargs)

    def receive_data_chunk(self, raw_data, start):
        if not self._is_lost:
            self._try(super().receive_data_chunk, raw_data, start)

    def file_complete(self, file_size):
        return None if self._is_lost else self._try(super().file_complete, file_size)

    def _try(self, step, *args, **kwargs):
        try:
            return step(*args, **kwargs)
        except OSError as error:
            if why_unavailable(error) is None:
                raise
            self._is_lost = True
            self.request.upload_fault = error
            self.request.lost_files = [*getattr(self.request, "lost_files", []), (self.field_name, self.file_name)]
            # What still waits to be written finds no room either; its file goes all the same.
            with suppress(OSError, AttributeError):
                self.file.close()


def refuse_what_found_no_room(get_response):
    """Ends a request whose files found no room once its form was read: after the middleware that asks for a token."""

    def middleware(request):
        return get_response(request)

    def process_view(request, *_view):
        if fault := getattr(request, "upload_fault", None):
            raise fault

    middleware.process_view = process_view
    return middleware
