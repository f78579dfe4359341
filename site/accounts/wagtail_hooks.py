"""What people see of their accounts in the admin."""

from wagtail.admin.viewsets.pages import base_page_viewset

from accounts.comments import DigestEditView

# One object serves the pages of every type.
base_page_viewset.edit_view_class = DigestEditView
