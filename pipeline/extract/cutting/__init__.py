"""From a placed label to the pieces of the page that hold its value."""
