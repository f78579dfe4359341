"""Do the addresses in records still answer?"""
