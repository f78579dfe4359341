"""Search for programs: three operations of `/api/v1/`, in its conventions."""
