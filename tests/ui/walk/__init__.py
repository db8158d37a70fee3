"""Every screen and every action, found by themselves: what is added later is walked without a change here."""
