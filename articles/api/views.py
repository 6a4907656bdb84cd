from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt

from articles.counting.beacon import answer


@csrf_exempt
def views(request):
    """`/api/views` inside Django, where the test client and `runserver` come in; see newsroom/wsgi.py for the other."""
    found = answer(request.META | {"wsgi.input": request})
    return HttpResponse(found.body, status=found.status, headers=found.headers)
