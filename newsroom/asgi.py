"""What the web server calls: it takes requests whole and in time, and hands them to the WSGI application."""

from newsroom.wsgi import application as wsgi_application  # sets Django up, so it comes first

from newsroom.bridge import Bridge  # isort: skip

application = Bridge(wsgi_application)
