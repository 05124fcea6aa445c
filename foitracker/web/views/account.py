from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.urls import reverse_lazy

from foitracker.store.roles import May
from foitracker.web.access import PUBLIC, allows

sign_in = allows(PUBLIC)(LoginView.as_view(redirect_authenticated_user=True))
sign_out = allows(PUBLIC)(LogoutView.as_view())
change_password = allows(May.SEE_ROUNDS)(
    PasswordChangeView.as_view(template_name="registration/change_password.html", success_url=reverse_lazy("rounds"))
)
