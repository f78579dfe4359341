"""The chain of an exchange: activity, finding, practice, adoption, follow-up.

Read from publications by kind and term, so that it shows only what is public
and needs to know no type of the apps above.
"""
