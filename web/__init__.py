"""The counter screen and the HTTP routes: everything that speaks to a browser or a portal.

Handlers store, enqueue and show; nothing is read or recognised here. ``api.create_app`` puts them together.
"""
