"""What you do about it: ledger, etiquette, drafts, obligations, plan and report."""
