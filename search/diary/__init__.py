"""What people searched for, counted without saying who they are."""
