"""Papers around one delegation: plan, proposal, letter to departments, speeches, conclusions, report; statistics."""
