"""Small widgets that more than one view uses: chips, key caps, icon labels, the message bar."""
