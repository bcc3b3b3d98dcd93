"""Which addresses does this app answer?"""

from django.urls import include, path

from heard.casework.views.absences import absences, end, reminders
from heard.casework.views.acts import act
from heard.casework.views.calendar import calendar, remove
from heard.casework.views.documents import document
from heard.casework.views.home import home
from heard.casework.views.in_bulk import in_bulk
from heard.casework.views.load import load, timetable
from heard.casework.views.records import record
from heard.casework.views.search import search
from heard.casework.views.worklists import download, forget, keep, work

app_name = "casework"
urlpatterns = [
    path("today/", home, name="home"),
    path("search/", search, name="search"),
    path("work/", work, name="work"),
    path("work/as/<slug:file_type>/", download, name="work-file"),
    path("work/in-bulk/", in_bulk, name="in-bulk"),
    path("work/kept/", keep, name="keep-view"),
    path("work/kept/<int:view_id>/forget/", forget, name="forget-view"),
    path("work/away/", absences, name="absences"),
    path("work/away/<int:absence_id>/end/", end, name="end-absence"),
    path("work/away/reminders/", reminders, name="reminders"),
    path("work/calendar/", calendar, name="calendar"),
    path("work/calendar/<int:closure_id>/remove/", remove, name="remove-closure"),
    path("work/load/", load, name="load"),
    path("work/timetable/", timetable, name="timetable"),
    path("", include("heard.casework.urls_letters")),
    path("", include("heard.casework.urls_staff")),
    path("documents/<uuid:file_id>/", document, name="document"),
    # A reference is the council's own, and may hold a slash.
    path("records/<path:reference>/acts/<slug:code>/", act, name="act"),
    path("records/<path:reference>/", record, name="record"),
]
