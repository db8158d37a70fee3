"""What people call a setting beside its own words: searched, never shown."""

from __future__ import annotations

from types import MappingProxyType

# By the page's id.
OF_PAGES = MappingProxyType(
    {
        "look": "appearance display screen view accessibility colours",
        "keys": "keys shortcuts hotkeys bindings map list all",
        "build": "build solver optimiser generate create make plan time limit",
        "own_sign_in": "passphrase password login log out account security change lock keyring forgotten",
        "sign_ins": (
            "accounts users login password passphrase access rights permissions security roles invite reset "
            "unlock end worker manager service lead lock idle minutes"
        ),
        "team": (
            "manager nation country bank public holidays desks quiet rooms calendars case references council "
            "address"
        ),
        "skill_list": (
            "qualifications registrations grades certificates training competence amhp registered social "
            "worker asye approved"
        ),
        "named_shifts": "early late night shift types patterns names",
        "lone_visits": (
            "check-in safe return buddy duty manager ladder minutes lone alone working procedure safety risk "
            "escalation police"
        ),
        "pack": (
            "rules date source exceptions overrides in force agreement policy green book njc law update next "
            "year april version"
        ),
        "availability": "holidays annual leave sickness absence off away double booked clash study loan",
        "daily_rest": "gap between shifts overnight turnaround directive 11 hours wtr",
        "weekly_rest": "day off weekend free 35 24 hours directive wtr",
        "breaks": "lunch meal dinner pause unpaid 30 minutes wtr",
        "working_time_average": "maximum longest hours overtime opt out 48 17 weeks directive wtr nights",
        "skills": "qualified qualifications registered social worker newly nqsw asye amhp",
        "pins": "fixed locked kept pinned",
        "visits": "home appointments statutory cases windows unallocated missed",
        "paired_visits": "joint double up doubles pairs together risk safety lone working",
        "safe_return": "lone alone working buddy out of hours on call standby safety evening night",
        "debrief": "support wellbeing difficult stress after a visit",
        "court_writing": "reports statements filing deadlines care proceedings section 7 37 hearings",
        "duty_cover": "duty desk rota front door intake triage share turns named shifts minimum",
        "events": "meetings training hearings conferences diary appointments",
        "supervision": "one to one 1:1 121 monthly newly qualified nqsw asye",
        "presence": (
            "minimum staff in the office working from home wfh hybrid remote home days hot desks attendance "
            "cover contactable"
        ),
        "late_finish": "compensatory next morning start later lie in late shift",
        "evenings": "late shifts unsocial hours after six 18:00 pm nights out",
        "days_in_a_row": "consecutive days six seven weekends run stretch",
        "contract_hours": "full time part time fte overtime flexitime flexible debit credit 37 hours",
        "toil_limits": "toil lieu owed overtime cap expiry lapse carry over flexi",
        "lieu_reserve": "10 % per cent spare slack buffer toil contingency",
        "protected_admin": "paperwork administration desk time",
        "recording": "case notes writing up write-ups records paperwork",
        "lockdown": "catch up protected week wheel one in eight cpd",
        "job_share": "shared post handover overlap part time two people",
        "task_rotation": "rotate burn-out front line duty weeks in a row",
        "caseload": "number of cases allocation workload cap 18",
        "learning": "training cpd courses development study 70:20:10",
        "continuity": "same worker allocated key named",
        "preferences": "wishes requests likes dislikes home days",
        "fairness": "equal even spread balance share",
        "stability": "notice period changes short notice 28 days repair",
    }
)
# By the page's id and the setting's name.
OF_SETTINGS = MappingProxyType(
    {
        ("team", "name"): "rename title called",
        ("team", "manager"): "your name your sign signs signature signed by my own log history lead boss",
        ("team", "nation"): "country england wales scotland northern ireland bank public holidays",
        ("team", "office"): "address building location site base",
        ("team", "desks"): "seats hot workstations places",
        ("team", "quiet_rooms"): "interview meeting writing",
        ("team", "with_cases"): "case references confidential private privacy outlook ics phone",
        ("lone_visits", "visits"): "lone alone working check-in safety evening every",
        ("lone_visits", "worker_after"): "remind check-in late minutes",
        ("lone_visits", "buddy_after"): "phone call check-in late minutes",
        ("lone_visits", "manager_after"): "escalation check-in late minutes",
        ("lone_visits", "policy_after"): "escalation police check-in late minutes",
        ("lone_visits", "local_policy"): "escalation police council words",
        ("pack", "name"): "rules agreement green book njc called",
        ("pack", "in_force_from"): "start date year april rules valid",
    }
)
# Of every rule that can be switched off, and of every price.
OF_CHOICES = "switch off on disable enable turn hard soft kept priced"
OF_PRICES = "weight importance priority penalty cost points"
