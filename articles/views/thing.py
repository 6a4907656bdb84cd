from django.shortcuts import redirect, render


def thing_page(request, context):
    """The page of the thing that reading found, or the way to it (301) for whoever asked by another address of it.

    Other addresses are an old slug, none, the prefix of another language, and a thing that is merged into this one.
    """
    merged_into = context.get("merged_into")
    path = merged_into.path if merged_into else context["found"].path
    if request.path != path:
        return redirect(path, permanent=True)
    return render(request, f"articles/{context['found'].kind}_detail.html", context)
