from django.shortcuts import render


def shown(desk, request, name, context, status=200):
    """A page of this workplace: `context` over what every page of the desk has."""
    request.current_app = desk.admin_site.name
    everywhere = desk.admin_site.each_context(request) | {"opts": desk.opts}
    return render(request, f"admin/articles/legacypage/{name}.html", everywhere | context, status=status)
