"""Which addresses show who works here?"""

from django.urls import path

from heard.casework.views.staff import back, leave, link, person, staff_list, take_somebody_on

urlpatterns = [
    path("settings/staff/", staff_list, name="staff"),
    path("settings/staff/new/", take_somebody_on, name="take-on"),
    path("settings/staff/<int:user_id>/", person, name="person"),
    path("settings/staff/<int:user_id>/link/", link, name="password-link"),
    path("settings/staff/<int:user_id>/leave/", leave, name="leave"),
    path("settings/staff/<int:user_id>/back/", back, name="take-back"),
]
