"""What core adds to the admin: state of translations, branding, guards."""
